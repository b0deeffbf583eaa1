using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling.Vectors;

/// <summary>256 bits of numbers.</summary>
internal readonly struct Wide256<T>(Vector256<T> value) : ILanes<Wide256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(Inline)] public static Wide256<T> Of(T value) => new(Vector256.Create(value));
    [MethodImpl(Inline)] public static Wide256<T> OfAt(ref readonly T start) => new(Vector256.Create(start));
    [MethodImpl(Inline)] public static Wide256<T> OfBits(long bits) => typeof(T) == typeof(double) ? Of64(Vector256.Create(bits)) : Of32(Vector256.Create((int)bits));
    [MethodImpl(Inline)] public static Wide256<T> Load(ref readonly T start, nint index) => new(Vector256.LoadUnsafe(in start, (nuint)index));
    [MethodImpl(Inline)] public void Store(ref T start, nint index) => value.StoreUnsafe(ref start, (nuint)index);
    [MethodImpl(Inline)] public T First() => value.ToScalar();
    [MethodImpl(Inline)] public T Sum() => Vector256.Sum(value);

    [MethodImpl(Inline)] public static Wide256<T> operator +(Wide256<T> x, Wide256<T> y) => new(x.value + y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator -(Wide256<T> x, Wide256<T> y) => new(x.value - y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator *(Wide256<T> x, Wide256<T> y) => new(x.value * y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator /(Wide256<T> x, Wide256<T> y) => new(x.value / y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator -(Wide256<T> x) => new(-x.value);
    [MethodImpl(Inline)] public static Wide256<T> operator &(Wide256<T> x, Wide256<T> y) => new(x.value & y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator |(Wide256<T> x, Wide256<T> y) => new(x.value | y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator ^(Wide256<T> x, Wide256<T> y) => new(x.value ^ y.value);
    [MethodImpl(Inline)] public static Wide256<T> operator ~(Wide256<T> x) => new(~x.value);

    [MethodImpl(Inline)] public static Wide256<T> MultiplyAdd(Wide256<T> x, Wide256<T> y, Wide256<T> z) => typeof(T) == typeof(double)
        ? new(Vector256.FusedMultiplyAdd(x.value.AsDouble(), y.value.AsDouble(), z.value.AsDouble()).As<double, T>())
        : new(Vector256.FusedMultiplyAdd(x.value.AsSingle(), y.value.AsSingle(), z.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide256<T> Max(Wide256<T> x, Wide256<T> y) => new(Vector256.Max(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> Min(Wide256<T> x, Wide256<T> y) => new(Vector256.Min(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> MaxNumber(Wide256<T> x, Wide256<T> y) => new(Vector256.MaxNative(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> MinNumber(Wide256<T> x, Wide256<T> y) => new(Vector256.MinNative(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> Sqrt(Wide256<T> x) => new(Vector256.Sqrt(x.value));
    [MethodImpl(Inline)] public static Wide256<T> Abs(Wide256<T> x) => new(Vector256.Abs(x.value));
    [MethodImpl(Inline)] public static Wide256<T> Round(Wide256<T> x) => typeof(T) == typeof(double)
        ? new(Vector256.Round(x.value.AsDouble()).As<double, T>())
        : new(Vector256.Round(x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide256<T> Floor(Wide256<T> x) => typeof(T) == typeof(double)
        ? new(Vector256.Floor(x.value.AsDouble()).As<double, T>())
        : new(Vector256.Floor(x.value.AsSingle()).As<float, T>());

    [MethodImpl(Inline)] public static Wide256<T> ScaleB(Wide256<T> x, Wide256<T> n) =>
        !Avx512F.VL.IsSupported ? LaneParts<Wide256<T>, T>.ScaleB(x, n)
        : typeof(T) == typeof(double) ? new(Avx512F.VL.Scale(x.value.AsDouble(), n.value.AsDouble()).As<double, T>())
        : new(Avx512F.VL.Scale(x.value.AsSingle(), n.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide256<T> Exponent(Wide256<T> x) =>
        !Avx512F.VL.IsSupported ? LaneParts<Wide256<T>, T>.Exponent(x)
        : typeof(T) == typeof(double) ? new(Avx512F.VL.GetExponent(x.value.AsDouble()).As<double, T>())
        : new(Avx512F.VL.GetExponent(x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide256<T> Mantissa(Wide256<T> x) =>
        !Avx512F.VL.IsSupported ? LaneParts<Wide256<T>, T>.Mantissa(x)
        : typeof(T) == typeof(double) ? new(Avx512F.VL.GetMantissa(x.value.AsDouble(), LaneParts.MantissaControl).As<double, T>())
        : new(Avx512F.VL.GetMantissa(x.value.AsSingle(), LaneParts.MantissaControl).As<float, T>());

    [MethodImpl(Inline)] public static Wide256<T> Less(Wide256<T> x, Wide256<T> y) => new(Vector256.LessThan(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> LessEqual(Wide256<T> x, Wide256<T> y) => new(Vector256.LessThanOrEqual(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> Equal(Wide256<T> x, Wide256<T> y) => new(Vector256.Equals(x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> Select(Wide256<T> mask, Wide256<T> x, Wide256<T> y) => new(Vector256.ConditionalSelect(mask.value, x.value, y.value));
    [MethodImpl(Inline)] public static Wide256<T> SelectBySign(Wide256<T> x, Wide256<T> positive, Wide256<T> negative) =>
        !Avx.IsSupported ? Select(new(Vector256.IsNegative(x.value)), negative, positive)
        : typeof(T) == typeof(double) ? new(Avx.BlendVariable(positive.value.AsDouble(), negative.value.AsDouble(), x.value.AsDouble()).As<double, T>())
        : new(Avx.BlendVariable(positive.value.AsSingle(), negative.value.AsSingle(), x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static bool All(Wide256<T> mask) => mask.value.AsByte() == Vector256<byte>.AllBitsSet;
    [MethodImpl(Inline)] public static bool AreEqual(Wide256<T> x, Wide256<T> y) => Vector256.EqualsAll(x.value, y.value);

    [MethodImpl(Inline)] public static Wide256<T> AddBits(Wide256<T> x, Wide256<T> y) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() + y.value.AsInt64()) : Of32(x.value.AsInt32() + y.value.AsInt32());
    [MethodImpl(Inline)] public static Wide256<T> SubtractBits(Wide256<T> x, Wide256<T> y) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() - y.value.AsInt64()) : Of32(x.value.AsInt32() - y.value.AsInt32());
    [MethodImpl(Inline)] public static Wide256<T> ShiftLeft(Wide256<T> x, int count) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() << count) : Of32(x.value.AsInt32() << count);
    [MethodImpl(Inline)] public static Wide256<T> ShiftRight(Wide256<T> x, int count) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() >>> count) : Of32(x.value.AsInt32() >>> count);

    [MethodImpl(Inline)] private static Wide256<T> Of64(Vector256<long> bits) => new(bits.As<long, T>());
    [MethodImpl(Inline)] private static Wide256<T> Of32(Vector256<int> bits) => new(bits.As<int, T>());
}
