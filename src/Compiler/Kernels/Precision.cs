using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Between the numbers of a tensor and doubles, in which scalar functions without a form in less precision are computed.</summary>
internal static class Precision
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Whether tensors of these numbers can be computed.</summary>
    public static bool IsKnown<T>() => typeof(T) == typeof(double) || typeof(T) == typeof(float);

    /// <summary>The number as a double, which is exact.</summary>
    [MethodImpl(Inline)]
    public static double Widen<T>(T number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(number) : Unsafe.BitCast<T, float>(number);

    /// <summary>The nearest number.</summary>
    [MethodImpl(Inline)]
    public static T Round<T>(double number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(number) : Unsafe.BitCast<float, T>((float)number);

    /// <summary>The numbers as doubles.</summary>
    public static void Widen<T>(ReadOnlySpan<T> numbers, Span<double> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < numbers.Length; i++) to[i] = Widen(numbers[i]);
    }

    /// <summary>The nearest numbers.</summary>
    public static void Round<T>(ReadOnlySpan<double> numbers, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < numbers.Length; i++) to[i] = Round<T>(numbers[i]);
    }
}
