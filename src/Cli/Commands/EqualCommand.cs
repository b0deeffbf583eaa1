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
        { Counterexample.At: { } at } => $"different: {Values(left, right, at)}{Place(at)}",
        _ => "undecided",
    };

    private static string Place(IReadOnlyDictionary<string, double> at) =>
        at.Count == 0 ? "" : " at " + string.Join(", ", at.Select(pair => $"{pair.Key}={DoubleText.Of(pair.Value)}"));

    private static string Values(Expr left, Expr right, IReadOnlyDictionary<string, double> at) => $"{DoubleText.Of(left.Evaluate(at))} and {DoubleText.Of(right.Evaluate(at))}";
}
