using SymDiff.Support.Vectors;

namespace SymDiff.Benchmarks;

/// <summary>The largest errors of the vector functions against MPFR, over about a million arguments each.</summary>
internal static class VectorAccuracy
{
    private const int Count = 1_000_000;

    public static void Run(string? part)
    {
        Table.Head("function", "arguments", "largest error, ulp", "at", "promised, ulp");
        foreach (var function in VectorCases.All.Where(x => x.Name.StartsWith(part ?? "", StringComparison.Ordinal)))
        {
            var regions = function.Arguments(new(1), 1).Length;
            var errors = function.Measure(new(1), (Count / regions) + 1).ToList();
            var worst = errors.MaxBy(x => x.Ulps)!;
            Table.Row(
                function.Name, FormattableString.Invariant($"{errors.Sum(x => x.Count):N0}"), FormattableString.Invariant($"{worst.Ulps:F2}"),
                string.Join(", ", worst.Arguments.Select(x => FormattableString.Invariant($"{x:R}"))), FormattableString.Invariant($"{function.Bound}"));
        }
    }
}
