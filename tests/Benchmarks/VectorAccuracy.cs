using SymDiff.Support.Vectors;

namespace SymDiff.Benchmarks;

/// <summary>The largest errors of the vector functions against MPFR, over about a million arguments each.</summary>
internal static class VectorAccuracy
{
    private const int Count = 1_000_000;

    public static void Run(string? part)
    {
        Table.Head("function", "arguments", "largest error, ulp", "at", "promised, ulp");
        foreach (var function in VectorCases.All.Where(x => IsWanted(x.Name, part)))
            Row(function.Name, [.. function.Measure(new(1), (Count / function.Arguments(new(1), 1).Length) + 1)], function.Bound);
        foreach (var function in SingleCase.All.Where(x => IsWanted(x.Name, part))) Row(function.Name, [function.Worst(function.Arguments(new(1), Count))], function.Bound);
    }

    private static bool IsWanted(string name, string? part) => name.StartsWith(part ?? "", StringComparison.Ordinal);

    private static void Row(string name, VectorError[] errors, double bound)
    {
        var worst = errors.MaxBy(x => x.Ulps)!;
        Table.Row(
            name, FormattableString.Invariant($"{errors.Sum(x => x.Count):N0}"), FormattableString.Invariant($"{worst.Ulps:F2}"),
            string.Join(", ", worst.Arguments.Select(x => FormattableString.Invariant($"{x:R}"))), FormattableString.Invariant($"{bound}"));
    }
}
