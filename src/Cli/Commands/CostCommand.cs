using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Counts what a function, its derivatives and numerical differences take.</summary>
internal static class CostCommand
{
    private static readonly string[] Heading = ["sizes", "partials", "function", "with derivatives", "ratio", "differences", "ratio"];

    public static readonly CommandSpec Spec = new(
        "cost", "counts the operations of a function, of its derivatives, and of numerical differences", "EXPR", [Wrt, Sizes, Of, .. Reading, .. Refusals], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var rows = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Rows(new(arguments, terminal.In, 10, 100, 1000)));
        foreach (var line in TextTable.OfNumbers([Heading, .. rows])) terminal.Out.WriteLine(line);
        return ExitCode.Success;
    }

    private static List<string[]> Rows(SizedSubject subject) => [.. subject.Sizes.Select(sizes => Row(subject, sizes))];

    /// <summary>Differences need the function at the point and once more for each partial derivative.</summary>
    private static string[] Row(SizedSubject subject, IReadOnlyDictionary<string, long> sizes)
    {
        var (partials, function, derivatives) = (subject.Entries(sizes), subject.Value(sizes).Operations, subject.ValueAndDerivatives(sizes).Operations);
        return
        [
            sizes.Count > 0 ? SizeText.Of(sizes) : "none", DoubleText.Of(partials), DoubleText.Of(function), DoubleText.Of(derivatives), Ratio(derivatives, function),
            DoubleText.Of((partials + 1) * function), Ratio((partials + 1) * function, function),
        ];
    }

    private static string Ratio(double operations, double function) => function > 0 ? DoubleText.Of(Math.Round(operations / function, 2)) : "-";
}
