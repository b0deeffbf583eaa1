using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Powers with a constant exponent that are cheaper than the general one and at most 1.5 ulp from the exact value.</summary>
internal static class Powers
{
    /// <summary>The kernel of x^exponent, or null where only the general power will do.</summary>
    public static Kernel? Of(double exponent) => exponent switch
    {
        2 => Cheap(Square),
        3 => Cheap(Cube),
        4 => Cheap(Fourth),
        -1 => Cheap(Reciprocal),
        -2 => Cheap(ReciprocalSquare),
        0.5 => Cheap(Root),
        -0.5 => Cheap(ReciprocalRoot),
        _ => null,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(double x) => x * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cube(double x) => x * x * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fourth(double x) => x * x * (x * x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Reciprocal(double x) => 1 / x;

    // not 1/(x*x): the square may overflow where the result is a denormal number
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReciprocalSquare(double x) => 1 / x * (1 / x);

    // sqrt differs from IEEE pow at -0 and at -inf only
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Root(double x) => x == double.NegativeInfinity ? double.PositiveInfinity : Math.Sqrt(x + 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReciprocalRoot(double x) => 1 / Root(x);

    private static Kernel Cheap(Func<double, double> function) => new() { Function = function, IsCheap = true };
}
