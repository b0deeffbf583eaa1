using System.Globalization;
using System.Text.Json;
using SymDiff.Diagnostics;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Shows what the derivatives need if every intermediate value is kept, and within a memory budget.</summary>
internal static class MemoryCommand
{
    public static readonly CommandSpec Spec = new(
        "memory", "what derivatives take with all intermediate values kept, and with little memory", "EXPR", [Wrt, Budget, Sizes, Of, .. Reading, Result, .. Refusals], Run)
    {
        Examples = ["symdiff memory examples/chain_of_one.sym"],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var budget = ReadBudget(arguments.One(Budget));
        var plans = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Plan(new(arguments, terminal.In, 100), budget));
        var isReached = arguments.Has(Budget) && plans.Within.Bytes <= budget;
        foreach (var line in arguments.Has(Result) ? [Json(plans)] : TextTable.OfNumbers(Rows(plans, isReached ? arguments.One(Budget)! : "the least memory")))
            terminal.Out.WriteLine(line);
        if (arguments.Has(Budget) && !isReached) terminal.Messages.Note($"the budget {arguments.One(Budget)} is not reached: {Text(plans.Within.Bytes)} bytes are the least");
        return ExitCode.Success;
    }

    private static Plans Plan(SizedSubject subject, long budget)
    {
        var sizes = subject.Sizes is [var only] ? only : throw new UsageException("one plan is made, and --sizes gives several values", "give each size one value");
        var plan = subject.Derivatives(sizes);
        return new(sizes, plan.Functions, plan.Count(), plan.Count(budget));
    }

    private static List<string[]> Rows(Plans plans, string name) =>
    [
        [SizeText.Of(plans.Sizes), "steps", "operations", "values at a time", "bytes", .. plans.Functions.Select(function => $"calls of {function}")],
        Row("everything kept", plans.Kept, plans.Functions),
        Row(name, plans.Within, plans.Functions),
    ];

    private static string[] Row(string name, Compiling.CallCounts counts, IReadOnlyList<string> functions) =>
        [name, Text(counts.Steps), DoubleText.Of(counts.Operations), Text(counts.MostAlive), Text(counts.Bytes), .. functions.Select(function => Text(counts.Calls[function]))];

    private static string Json(Plans plans) => AnswerJson.Write(null, true, true, json =>
    {
        json.WritePropertyName("sizes");
        JsonSerializer.Serialize(json, plans.Sizes, JsonSerializerOptions.Web);
        json.WritePropertyName("kept");
        JsonSerializer.Serialize(json, plans.Kept, JsonSerializerOptions.Web);
        json.WritePropertyName("within");
        JsonSerializer.Serialize(json, plans.Within, JsonSerializerOptions.Web);
    });

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes, with the letters K, M and G for powers of 1024.</summary>
    private static long ReadBudget(string? text)
    {
        if (text is null) return 0;
        var power = text.Length > 0 ? "KMG".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) + 1 : 0;
        return long.TryParse(power > 0 ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue >> (10 * power)
            ? count << (10 * power)
            : throw new UsageException($"--budget {Excerpt.Quote(text)} is no number of bytes", "write --budget 64K");
    }

    private sealed record Plans(IReadOnlyDictionary<string, long> Sizes, IReadOnlyList<string> Functions, Compiling.CallCounts Kept, Compiling.CallCounts Within);
}
