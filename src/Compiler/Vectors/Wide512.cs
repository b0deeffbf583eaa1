using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling.Vectors;

/// <summary>512 bits of numbers.</summary>
internal readonly struct Wide512<T>(Vector512<T> value) : ILanes<Wide512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<T> value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(Inline)] public static Wide512<T> Of(T value) => new(Vector512.Create(value));
    [MethodImpl(Inline)] public static Wide512<T> OfAt(ref readonly T start) => new(Vector512.Create(start));
    [MethodImpl(Inline)] public static Wide512<T> OfBits(long bits) => typeof(T) == typeof(double) ? Of64(Vector512.Create(bits)) : Of32(Vector512.Create((int)bits));
    [MethodImpl(Inline)] public static Wide512<T> Load(ref readonly T start, nint index) => new(Vector512.LoadUnsafe(in start, (nuint)index));
    [MethodImpl(Inline)] public void Store(ref T start, nint index) => value.StoreUnsafe(ref start, (nuint)index);
    [MethodImpl(Inline)] public T First() => value.ToScalar();
    [MethodImpl(Inline)] public T Sum() => Vector512.Sum(value);

    [MethodImpl(Inline)] public static Wide512<T> operator +(Wide512<T> x, Wide512<T> y) => new(x.value + y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator -(Wide512<T> x, Wide512<T> y) => new(x.value - y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator *(Wide512<T> x, Wide512<T> y) => new(x.value * y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator /(Wide512<T> x, Wide512<T> y) => new(x.value / y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator -(Wide512<T> x) => new(-x.value);
    [MethodImpl(Inline)] public static Wide512<T> operator &(Wide512<T> x, Wide512<T> y) => new(x.value & y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator |(Wide512<T> x, Wide512<T> y) => new(x.value | y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator ^(Wide512<T> x, Wide512<T> y) => new(x.value ^ y.value);
    [MethodImpl(Inline)] public static Wide512<T> operator ~(Wide512<T> x) => new(~x.value);

    [MethodImpl(Inline)] public static Wide512<T> MultiplyAdd(Wide512<T> x, Wide512<T> y, Wide512<T> z) => typeof(T) == typeof(double)
        ? new(Vector512.FusedMultiplyAdd(x.value.AsDouble(), y.value.AsDouble(), z.value.AsDouble()).As<double, T>())
        : new(Vector512.FusedMultiplyAdd(x.value.AsSingle(), y.value.AsSingle(), z.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide512<T> Max(Wide512<T> x, Wide512<T> y) => new(Vector512.Max(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> Min(Wide512<T> x, Wide512<T> y) => new(Vector512.Min(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> MaxNumber(Wide512<T> x, Wide512<T> y) => new(Vector512.MaxNative(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> MinNumber(Wide512<T> x, Wide512<T> y) => new(Vector512.MinNative(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> Sqrt(Wide512<T> x) => new(Vector512.Sqrt(x.value));
    [MethodImpl(Inline)] public static Wide512<T> Abs(Wide512<T> x) => new(Vector512.Abs(x.value));
    [MethodImpl(Inline)] public static Wide512<T> Round(Wide512<T> x) => typeof(T) == typeof(double)
        ? new(Vector512.Round(x.value.AsDouble()).As<double, T>())
        : new(Vector512.Round(x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide512<T> Floor(Wide512<T> x) => typeof(T) == typeof(double)
        ? new(Vector512.Floor(x.value.AsDouble()).As<double, T>())
        : new(Vector512.Floor(x.value.AsSingle()).As<float, T>());

    [MethodImpl(Inline)] public static Wide512<T> ScaleB(Wide512<T> x, Wide512<T> n) =>
        !Avx512F.IsSupported ? LaneParts<Wide512<T>, T>.ScaleB(x, n)
        : typeof(T) == typeof(double) ? new(Avx512F.Scale(x.value.AsDouble(), n.value.AsDouble()).As<double, T>())
        : new(Avx512F.Scale(x.value.AsSingle(), n.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide512<T> Exponent(Wide512<T> x) =>
        !Avx512F.IsSupported ? LaneParts<Wide512<T>, T>.Exponent(x)
        : typeof(T) == typeof(double) ? new(Avx512F.GetExponent(x.value.AsDouble()).As<double, T>())
        : new(Avx512F.GetExponent(x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static Wide512<T> Mantissa(Wide512<T> x) =>
        !Avx512F.IsSupported ? LaneParts<Wide512<T>, T>.Mantissa(x)
        : typeof(T) == typeof(double) ? new(Avx512F.GetMantissa(x.value.AsDouble(), LaneParts.MantissaControl).As<double, T>())
        : new(Avx512F.GetMantissa(x.value.AsSingle(), LaneParts.MantissaControl).As<float, T>());

    [MethodImpl(Inline)] public static Wide512<T> Less(Wide512<T> x, Wide512<T> y) => new(Vector512.LessThan(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> LessEqual(Wide512<T> x, Wide512<T> y) => new(Vector512.LessThanOrEqual(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> Equal(Wide512<T> x, Wide512<T> y) => new(Vector512.Equals(x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> Select(Wide512<T> mask, Wide512<T> x, Wide512<T> y) => new(Vector512.ConditionalSelect(mask.value, x.value, y.value));
    [MethodImpl(Inline)] public static Wide512<T> SelectBySign(Wide512<T> x, Wide512<T> positive, Wide512<T> negative) =>
        !Avx512F.IsSupported ? Select(new(Vector512.IsNegative(x.value)), negative, positive)
        : typeof(T) == typeof(double) ? new(Avx512F.BlendVariable(positive.value.AsDouble(), negative.value.AsDouble(), x.value.AsDouble()).As<double, T>())
        : new(Avx512F.BlendVariable(positive.value.AsSingle(), negative.value.AsSingle(), x.value.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static bool All(Wide512<T> mask) => mask.value.AsByte() == Vector512<byte>.AllBitsSet;
    [MethodImpl(Inline)] public static bool AreEqual(Wide512<T> x, Wide512<T> y) => Vector512.EqualsAll(x.value, y.value);

    [MethodImpl(Inline)] public static Wide512<T> AddBits(Wide512<T> x, Wide512<T> y) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() + y.value.AsInt64()) : Of32(x.value.AsInt32() + y.value.AsInt32());
    [MethodImpl(Inline)] public static Wide512<T> SubtractBits(Wide512<T> x, Wide512<T> y) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() - y.value.AsInt64()) : Of32(x.value.AsInt32() - y.value.AsInt32());
    [MethodImpl(Inline)] public static Wide512<T> ShiftLeft(Wide512<T> x, int count) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() << count) : Of32(x.value.AsInt32() << count);
    [MethodImpl(Inline)] public static Wide512<T> ShiftRight(Wide512<T> x, int count) => typeof(T) == typeof(double)
        ? Of64(x.value.AsInt64() >>> count) : Of32(x.value.AsInt32() >>> count);

    [MethodImpl(Inline)] private static Wide512<T> Of64(Vector512<long> bits) => new(bits.As<long, T>());
    [MethodImpl(Inline)] private static Wide512<T> Of32(Vector512<int> bits) => new(bits.As<int, T>());
}
