using System.Globalization;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Proves two expressions equal, or shows a point at which they differ.</summary>
internal static class EqualCommand
{
    public static readonly CommandSpec Spec = new("equal", "proves two expressions equal, or finds a point where they differ", "EXPR", [.. Reading, Strict, .. Refusals], Run) { SecondOperand = "EXPR" };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var options = ReadBinding(arguments);
        var left = Model.Parse(SourceText.Read(arguments.Operand!, terminal.In, options.Limits), options);
        var right = Model.Parse(SourceText.Read(arguments.SecondOperand!, terminal.In, options.Limits), options);
        if (!left.Output.Shape.Equals(right.Output.Shape))
            throw new RequestException(Codes.ShapeMismatch, $"values of the shapes {left.Output.Shape} and {right.Output.Shape} cannot be equal", "compare values of one shape");
        var result = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () =>
            left.Output.CompareWith(right.Output, new() { Assumptions = [.. left.Assumptions, .. right.Assumptions] }));
        terminal.Out.WriteLine(Text(result, left.Output, right.Output));
        return result.Verdict switch
        {
            Verdict.Equal => ExitCode.Success,
            Verdict.EqualWhereDefined => arguments.Has(Strict) ? ExitCode.Different : ExitCode.Success,
            Verdict.Different => ExitCode.Different,
            _ => ExitCode.Undecided,
        };
    }

    private static string Text(EqualityResult result, Expr left, Expr right) => result switch
    {
        { Verdict: Verdict.Equal } => "equal",
        { Verdict: Verdict.EqualWhereDefined } => $"equal where {string.Join(", ", result.Conditions)}",
        { Counterexample: { } found } => $"different: {Values(left, right, found)}{Place(found)}",
        _ => "undecided",
    };

    private static string Place(Counterexample found)
    {
        var values = found.At.GroupBy(pair => pair.Key.Split('[')[0]).Select(group => $"{group.Key}={Written([.. group.Select(pair => (Index(pair.Key), pair.Value))], 0)}").ToList();
        return (found.Entry.Length == 0 ? "" : $" in the entry {found.Entry}") + (values.Count == 0 ? "" : " at " + string.Join(", ", values));
    }

    private static int[] Index(string entry) => entry.Split('[', ']') is [_, var index, _] ? Array.ConvertAll(index.Split(", "), place => int.Parse(place, CultureInfo.InvariantCulture)) : [];

    /// <summary>A number, or a list of lists.</summary>
    private static string Written(List<(int[] Index, double Value)> entries, int axis) => entries[0].Index.Length == axis
        ? DoubleText.Of(entries[0].Value)
        : $"[{string.Join(", ", entries.GroupBy(entry => entry.Index[axis]).OrderBy(group => group.Key).Select(group => Written([.. group], axis + 1)))}]";

    private static string Values(Expr left, Expr right, Counterexample found) => Traversal.PostOrder([left, right]).Exists(node => node.Shape.Rank > 0 || node.Op is Ops.SizeOp)
        ? $"{DoubleText.Of(found.Left)} and {DoubleText.Of(found.Right)}"
        : $"{DoubleText.Of(left.Evaluate(found.At))} and {DoubleText.Of(right.Evaluate(found.At))}";
}
