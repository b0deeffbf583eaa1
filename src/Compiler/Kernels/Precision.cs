using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        if (typeof(T) == typeof(double)) MemoryMarshal.Cast<T, double>(numbers).CopyTo(to);
        else Widen(MemoryMarshal.Cast<T, float>(numbers), to);
    }

    /// <summary>The nearest numbers.</summary>
    public static void Round<T>(ReadOnlySpan<double> numbers, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) numbers.CopyTo(MemoryMarshal.Cast<T, double>(to));
        else Round(numbers, MemoryMarshal.Cast<T, float>(to));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<float> numbers, Span<double> to)
    {
        var i = 0;
        for (; i <= numbers.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            var (lower, upper) = Vector512.Widen(Vector512.Create(numbers[i..]));
            lower.CopyTo(to[i..]);
            upper.CopyTo(to[(i + Vector512<double>.Count)..]);
        }
        for (; i < numbers.Length; i++) to[i] = numbers[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Round(ReadOnlySpan<double> numbers, Span<float> to)
    {
        var i = 0;
        for (; i <= numbers.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            Vector512.Narrow(Vector512.Create(numbers[i..]), Vector512.Create(numbers[(i + Vector512<double>.Count)..])).CopyTo(to[i..]);
        for (; i < numbers.Length; i++) to[i] = (float)numbers[i];
    }
}
