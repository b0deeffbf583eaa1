namespace SymDiff.Support;

/// <summary>How far rounding may move what a program gives at a point. Comparisons grant a multiple of it.</summary>
internal static class RoundingNoise
{
    // enough that a comparison decided by the last bit comes out both ways
    private const int Runs = 16;

    /// <summary>The largest deviation among runs with stochastic rounding; at least one unit in the last place of what is added up.</summary>
    public static double Of(DualProgram program, IReadOnlyDictionary<string, double> at, string? first, string? second)
    {
        var random = new Random(1);
        var exact = program.Run(at, first, second, null);
        var want = exact.Part(first, second);
        var spread = Enumerable.Range(0, Runs).Max(_ => Math.Abs(program.Run(at, first, second, random).Part(first, second) - want));
        return Math.Max(spread, Ulp(first is not null && second is null ? exact.Paths : want));
    }

    private static double Ulp(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
