using System.Text.Json;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Counts what a function, its derivatives and numerical differences take.</summary>
internal static class CostCommand
{
    private static readonly string[] Heading = ["sizes", "partials", "function", "with derivatives", "ratio", "differences", "ratio"];

    public static readonly CommandSpec Spec = new(
        "cost", "counts the operations of a function, of its derivatives, and of numerical differences", "EXPR", [Wrt, Sizes, Of, .. Reading, Result, .. Refusals], Run)
    {
        Examples = ["symdiff cost \"sum(sigmoid(W @ x)^2)\" --declare \"W[h,n], x[n]\" --wrt W --sizes \"n=[10, 100], h=5\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var costs = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Costs(new(arguments, terminal.In, 10, 100, 1000)));
        foreach (var line in arguments.Has(Result) ? [Json(costs)] : TextTable.OfNumbers([Heading, .. costs.Select(Row)])) terminal.Out.WriteLine(line);
        return ExitCode.Success;
    }

    private static List<Cost> Costs(SizedSubject subject) =>
        [.. subject.Sizes.Select(sizes => new Cost(sizes, subject.Entries(sizes), subject.Value(sizes).Operations, subject.ValueAndDerivatives(sizes).Operations))];

    private static string[] Row(Cost cost) =>
    [
        cost.Sizes.Count > 0 ? SizeText.Of(cost.Sizes) : "none", DoubleText.Of(cost.Partials), DoubleText.Of(cost.Function),
        DoubleText.Of(cost.WithDerivatives), Ratio(cost.WithDerivatives, cost.Function),
        DoubleText.Of(cost.Differences), Ratio(cost.Differences, cost.Function),
    ];

    private static string Ratio(double operations, double function) => function > 0 ? DoubleText.Of(Math.Round(operations / function, 2)) : "-";

    private static string Json(List<Cost> costs) => AnswerJson.Write(null, true, true, json =>
    {
        json.WriteStartArray("costs");
        foreach (var cost in costs) JsonSerializer.Serialize(json, cost, JsonSerializerOptions.Web);
        json.WriteEndArray();
    });

    /// <summary>Differences need the function at the point and once more for each partial derivative.</summary>
    private sealed record Cost(IReadOnlyDictionary<string, long> Sizes, double Partials, double Function, double WithDerivatives)
    {
        public double Differences => (Partials + 1) * Function;
    }
}
