using System.Globalization;
using SymDiff.Diagnostics;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Shows what the derivatives need if every intermediate value is kept, and within a memory budget.</summary>
internal static class MemoryCommand
{
    public static readonly CommandSpec Spec = new(
        "memory", "what derivatives take with all intermediate values kept, and with little memory", "EXPR", [Wrt, Budget, Sizes, Of, .. Reading, .. Refusals], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var budget = ReadBudget(arguments.One(Budget));
        var rows = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Rows(new(arguments, terminal.In, 100), budget, arguments.One(Budget) ?? "the least memory"));
        foreach (var line in TextTable.OfNumbers(rows)) terminal.Out.WriteLine(line);
        return ExitCode.Success;
    }

    private static List<string[]> Rows(SizedSubject subject, long budget, string name)
    {
        var sizes = subject.Sizes is [var only] ? only : throw new UsageException("one plan is made, and --sizes gives several values", "give each size one value");
        var plan = subject.Derivatives(sizes);
        return
        [
            [sizes.Count > 0 ? SizeText.Of(sizes) : "", "steps", "operations", "values at a time", "bytes", .. plan.Functions.Select(function => $"calls of {function}")],
            Row("everything kept", plan.Count(), plan.Functions),
            Row(name, plan.Count(budget), plan.Functions),
        ];
    }

    private static string[] Row(string name, Compiling.CallCounts counts, IReadOnlyList<string> functions) =>
        [name, Text(counts.Steps), DoubleText.Of(counts.Operations), Text(counts.MostAlive), Text(counts.Bytes), .. functions.Select(function => Text(counts.Calls[function]))];

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes, with the letters K, M and G for powers of 1024.</summary>
    private static long ReadBudget(string? text)
    {
        if (text is null) return 0;
        var power = text.Length > 0 ? "KMG".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) + 1 : 0;
        return long.TryParse(power > 0 ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue >> (10 * power) ? count << (10 * power)
            : throw new UsageException($"--budget {Excerpt.Quote(text)} is no number of bytes", "write --budget 64K");
    }
}
