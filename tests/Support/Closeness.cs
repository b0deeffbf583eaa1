namespace SymDiff.Support;

/// <summary>Comparison of computed values with references.</summary>
internal static class Closeness
{
    /// <summary>Below the normal numbers a relative error means nothing; a few units of the smallest number are allowed there.</summary>
    private const double SubnormalUnits = 4 * double.Epsilon;

    /// <summary>Error relative to the wanted value; 0 if both are the same infinity or NaN, infinite if only one is finite.</summary>
    public static double RelativeError(double got, double want)
    {
        if (got.Equals(want) || got == want) return 0;
        if (!double.IsFinite(got) || !double.IsFinite(want)) return double.PositiveInfinity;
        return want == 0 ? double.PositiveInfinity : Math.Abs(got / want - 1);
    }

    /// <summary>Whether the relative error is at most the tolerance, or the error a few units of the smallest number.</summary>
    public static bool Agree(double got, double want, double tolerance) =>
        RelativeError(got, want) <= tolerance || Math.Abs(got - want) <= SubnormalUnits;
}
