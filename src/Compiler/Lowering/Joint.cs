using System.Reflection;
using System.Runtime.CompilerServices;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>A function that costs less together with another of the same argument.</summary>
/// <param name="Other">The other function.</param>
/// <param name="Inlined">Returns the value and puts the other's into its second parameter; both bit by bit what the two give alone. Null if only lanes gain by it.</param>
/// <param name="Called">The same without being inlined: slower by some nanoseconds, but inlining takes the JIT three times as long.</param>
internal sealed record Joint(Delegate Other, MethodInfo? Inlined = null, MethodInfo? Called = null)
{
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private delegate double Both(double x, out double other);

    /// <summary>What a derivative brings together: sine and cosine, a hyperbolic tangent and its slope.</summary>
    public static IEnumerable<KeyValuePair<Op, Kernel>> Rows { get; } =
    [
        Row(Trigonometric.Sin, Trigonometric.Cos, Sine, CalledSine), Row(Trigonometric.Cos, Trigonometric.Sin, Cosine, CalledCosine),
        Row(Hyperbolic.Tanh, TanhSlope.Op), Row(TanhSlope.Op, Hyperbolic.Tanh),
    ];

    private static KeyValuePair<Op, Kernel> Row(ElementwiseOp op, ElementwiseOp other, Both? inlined = null, Both? called = null) =>
        new(op, new() { Function = op.Function, Joint = new(other.Function, inlined?.Method, called?.Method) });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sine(double x, out double cosine)
    {
        (var sine, cosine) = Math.SinCos(x);
        return sine;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Cosine(double x, out double sine)
    {
        (sine, var cosine) = Math.SinCos(x);
        return cosine;
    }

    [MethodImpl(Call)]
    private static double CalledSine(double x, out double cosine) => Sine(x, out cosine);

    [MethodImpl(Call)]
    private static double CalledCosine(double x, out double sine) => Cosine(x, out sine);
}
