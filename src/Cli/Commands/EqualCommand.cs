using System.Globalization;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Proves two expressions equal, or shows a point at which they differ.</summary>
internal static class EqualCommand
{
    /// <summary>Digits of a value that is enclosed in an interval.</summary>
    private const int Digits = 15;

    private static readonly OptionSpec Chain = new("--steps", null, "the steps from one to the other, if they are equal");

    public static readonly CommandSpec Spec = new(
        "equal", "proves two expressions equal, or finds a point where they differ", "EXPR", [Chain, .. Reading, Strict, Result, .. Refusals], Run)
    {
        SecondOperand = "EXPR", Examples = ["symdiff equal \"sigmoid(x)\" \"tanh(x/2)/2 + 1/2\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal) =>
        arguments.Has(Result) ? Formats.WriteJson(terminal, () => Compare(arguments, terminal)) : Compare(arguments, terminal);

    private static int Compare(ParsedArguments arguments, Terminal terminal)
    {
        var options = ReadBinding(arguments);
        var left = Model.Parse(SourceText.Read(arguments.Operand!, terminal.In, options.Limits), options);
        var right = Model.Parse(SourceText.Read(arguments.SecondOperand!, terminal.In, options.Limits), options);
        if (!left.Output.Shape.Equals(right.Output.Shape))
            throw new RequestException(Codes.ShapeMismatch, $"values of the shapes {left.Output.Shape} and {right.Output.Shape} cannot be equal", "compare values of one shape");
        var assumed = new SimplifyOptions { Assumptions = [.. left.Assumptions, .. right.Assumptions] };
        var (result, proof) = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () =>
            (left.Output.CompareWith(right.Output, assumed), arguments.Has(Chain) ? left.Output.ProofOfEquality(right.Output, assumed) : null));
        foreach (var line in arguments.Has(Result) ? [EqualJson.Of(result, proof)] : Lines(result, proof)) terminal.Out.WriteLine(line);
        return ExitCodeOf(result.Verdict, arguments.Has(Strict));
    }

    private static int ExitCodeOf(Verdict verdict, bool isStrict) => verdict switch
    {
        Verdict.Equal => ExitCode.Success,
        Verdict.EqualWhereDefined => isStrict ? ExitCode.Different : ExitCode.Success,
        Verdict.Different => ExitCode.Different,
        _ => ExitCode.Undecided,
    };

    private static IEnumerable<string> Lines(EqualityResult result, Proof? proof) => proof is { Steps.Count: > 0 } ? [Text(result), proof.ToString()] : [Text(result)];

    private static string Text(EqualityResult result) => result switch
    {
        { Verdict: Verdict.Equal } => "equal",
        { Verdict: Verdict.EqualWhereDefined } => $"equal where {string.Join(", ", result.Conditions)}",
        { Counterexample: { } found } => $"different: {DoubleText.Brief(found.Left, Digits)} and {DoubleText.Brief(found.Right, Digits)}{Place(found)}",
        _ => $"undecided: {Reason(result.Stop)}, and no point was found where the values differ",
    };

    private static string Reason(EqualityStop stop) => stop switch
    {
        EqualityStop.FormsDiffer => "the normal forms differ",
        EqualityStop.Saturated => "the normal forms differ, no rule leads on",
        EqualityStop.Terms => "the normal forms differ, the search among rules stopped at its most terms",
        EqualityStop.Applications => "the normal forms differ, the search among rules stopped at its most applications",
        _ => "the normal forms differ, the search among rules stopped at its most rounds",
    };

    private static string Place(Counterexample found)
    {
        var values =
            found.At.GroupBy(pair => pair.Key.Split('[')[0]).Select(group => $"{group.Key}={Written([.. group.Select(pair => (Index(pair.Key), pair.Value))], 0)}").ToList();
        return (found.Entry.Length == 0 ? "" : $" in the entry {found.Entry}") + (values.Count == 0 ? "" : " at " + string.Join(", ", values));
    }

    private static int[] Index(string entry) =>
        entry.Split('[', ']') is [_, var index, _] ? Array.ConvertAll(index.Split(", "), place => int.Parse(place, CultureInfo.InvariantCulture)) : [];

    /// <summary>A number, or a list of lists.</summary>
    private static string Written(List<(int[] Index, double Value)> entries, int axis) => entries[0].Index.Length == axis
        ? DoubleText.Of(entries[0].Value)
        : $"[{string.Join(", ", entries.GroupBy(entry => entry.Index[axis]).OrderBy(group => group.Key).Select(group => Written([.. group], axis + 1)))}]";
}
