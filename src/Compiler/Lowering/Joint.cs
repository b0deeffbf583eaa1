using System.Reflection;
using System.Runtime.CompilerServices;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>A function that costs less together with another of the same argument.</summary>
/// <param name="Other">The other function.</param>
/// <param name="Method">Returns the value and puts the other's into its second parameter; both bit by bit what the two give alone.</param>
internal sealed record Joint(Delegate Other, MethodInfo Method)
{
    // calls: inlined, the pair costs the JIT three times as much and runs no faster
    private const MethodImplOptions Call = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private delegate double Both(double x, out double other);

    /// <summary>Sine and cosine, which every derivative of one of them brings together.</summary>
    public static IEnumerable<KeyValuePair<Op, Kernel>> Rows { get; } = [Row(Trigonometric.Sin, Trigonometric.Cos, Sine), Row(Trigonometric.Cos, Trigonometric.Sin, Cosine)];

    private static KeyValuePair<Op, Kernel> Row(ElementwiseOp op, ElementwiseOp other, Both both) =>
        new(op, new() { Function = op.Function, Joint = new(other.Function, both.Method) });

    [MethodImpl(Call)]
    public static double Sine(double x, out double cosine)
    {
        (var sine, cosine) = Math.SinCos(x);
        return sine;
    }

    [MethodImpl(Call)]
    public static double Cosine(double x, out double sine)
    {
        (sine, var cosine) = Math.SinCos(x);
        return cosine;
    }
}
