namespace SymDiff.Numerics;

/// <summary>Functions that pick, round or wrap their argument; all are exact or correctly rounded, and the edges are the language's contract.</summary>
internal static class Piecewise
{
    /// <summary>1, -1, or x itself where it is a zero or NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>1 where x &gt; 0, otherwise 0 (also for NaN: every comparison with it is false).</summary>
    public static double Step(double x) => x > 0 ? 1 : 0;

    /// <summary>Nearest integer, ties to even.</summary>
    public static double Round(double x) => Math.Round(x, MidpointRounding.ToEven);

    /// <summary>Integer part, towards zero.</summary>
    public static double Trunc(double x) => Math.Truncate(x);

    /// <summary>
    /// x - y*floor(x/y), with the sign of y: C's remainder is exact and has the sign of x, so one addition corrects it.
    /// NaN where y is 0 or x is infinite.
    /// </summary>
    public static double Mod(double x, double y)
    {
        var remainder = x % y;
        if (remainder == 0) return Math.CopySign(0, y);
        return remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    /// <summary>The larger argument, the first of equal ones (also of 0 and -0), NaN if either is NaN.</summary>
    public static double Max(double x, double y) => x >= y || double.IsNaN(x) ? x : y;

    /// <summary>The smaller argument, the first of equal ones (also of 0 and -0), NaN if either is NaN.</summary>
    public static double Min(double x, double y) => x <= y || double.IsNaN(x) ? x : y;

    /// <summary>x.</summary>
    public static double Same(double x) => x;
}
