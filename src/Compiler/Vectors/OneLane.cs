using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling.Vectors;

/// <summary>One number: the tails of loops, single calls, and machines without vectors.</summary>
internal readonly struct OneLane<T>(T value) : ILanes<OneLane<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T value = value;

    public static int Count => 1;

    private long Bits
    {
        [MethodImpl(Inline)] get => typeof(T) == typeof(double) ? Unsafe.BitCast<T, long>(value) : Unsafe.BitCast<T, int>(value);
    }

    [MethodImpl(Inline)] public static OneLane<T> Of(T value) => new(value);
    [MethodImpl(Inline)] public static OneLane<T> OfAt(ref readonly T start) => new(start);
    [MethodImpl(Inline)] public static OneLane<T> OfBits(long bits) => new(typeof(T) == typeof(double) ? Unsafe.BitCast<long, T>(bits) : Unsafe.BitCast<int, T>((int)bits));
    [MethodImpl(Inline)] public static OneLane<T> Load(ref readonly T start, nint index) => new(Unsafe.Add(ref Unsafe.AsRef(in start), index));
    [MethodImpl(Inline)] public void Store(ref T start, nint index) => Unsafe.Add(ref start, index) = value;
    [MethodImpl(Inline)] public T First() => value;
    [MethodImpl(Inline)] public T Sum() => value;

    [MethodImpl(Inline)] public static OneLane<T> operator +(OneLane<T> x, OneLane<T> y) => new(x.value + y.value);
    [MethodImpl(Inline)] public static OneLane<T> operator -(OneLane<T> x, OneLane<T> y) => new(x.value - y.value);
    [MethodImpl(Inline)] public static OneLane<T> operator *(OneLane<T> x, OneLane<T> y) => new(x.value * y.value);
    [MethodImpl(Inline)] public static OneLane<T> operator /(OneLane<T> x, OneLane<T> y) => new(x.value / y.value);
    [MethodImpl(Inline)] public static OneLane<T> operator -(OneLane<T> x) => new(-x.value);
    [MethodImpl(Inline)] public static OneLane<T> operator &(OneLane<T> x, OneLane<T> y) => OfBits(x.Bits & y.Bits);
    [MethodImpl(Inline)] public static OneLane<T> operator |(OneLane<T> x, OneLane<T> y) => OfBits(x.Bits | y.Bits);
    [MethodImpl(Inline)] public static OneLane<T> operator ^(OneLane<T> x, OneLane<T> y) => OfBits(x.Bits ^ y.Bits);
    [MethodImpl(Inline)] public static OneLane<T> operator ~(OneLane<T> x) => OfBits(~x.Bits);

    [MethodImpl(Inline)] public static OneLane<T> MultiplyAdd(OneLane<T> x, OneLane<T> y, OneLane<T> z) => new(T.FusedMultiplyAdd(x.value, y.value, z.value));
    [MethodImpl(Inline)] public static OneLane<T> Max(OneLane<T> x, OneLane<T> y) => new(T.Max(x.value, y.value));
    [MethodImpl(Inline)] public static OneLane<T> Min(OneLane<T> x, OneLane<T> y) => new(T.Min(x.value, y.value));
    [MethodImpl(Inline)] public static OneLane<T> MaxNumber(OneLane<T> x, OneLane<T> y) => new(T.MaxNative(x.value, y.value));
    [MethodImpl(Inline)] public static OneLane<T> MinNumber(OneLane<T> x, OneLane<T> y) => new(T.MinNative(x.value, y.value));
    [MethodImpl(Inline)] public static OneLane<T> Sqrt(OneLane<T> x) => new(T.Sqrt(x.value));
    [MethodImpl(Inline)] public static OneLane<T> Abs(OneLane<T> x) => new(T.Abs(x.value));
    [MethodImpl(Inline)] public static OneLane<T> Round(OneLane<T> x) => new(T.Round(x.value));
    [MethodImpl(Inline)] public static OneLane<T> Floor(OneLane<T> x) => new(T.Floor(x.value));

    [MethodImpl(Inline)] public static OneLane<T> ScaleB(OneLane<T> x, OneLane<T> n) =>
        !Avx512F.IsSupported ? LaneParts<OneLane<T>, T>.ScaleB(x, n)
        : typeof(T) == typeof(double) ? First(Avx512F.ScaleScalar(x.Wide.AsDouble(), n.Wide.AsDouble()).As<double, T>())
        : First(Avx512F.ScaleScalar(x.Wide.AsSingle(), n.Wide.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static OneLane<T> Exponent(OneLane<T> x) =>
        !Avx512F.IsSupported ? LaneParts<OneLane<T>, T>.Exponent(x)
        : typeof(T) == typeof(double) ? First(Avx512F.GetExponentScalar(x.Wide.AsDouble()).As<double, T>())
        : First(Avx512F.GetExponentScalar(x.Wide.AsSingle()).As<float, T>());
    [MethodImpl(Inline)] public static OneLane<T> Mantissa(OneLane<T> x) =>
        !Avx512F.IsSupported ? LaneParts<OneLane<T>, T>.Mantissa(x)
        : typeof(T) == typeof(double) ? First(Avx512F.GetMantissaScalar(x.Wide.AsDouble(), LaneParts.MantissaControl).As<double, T>())
        : First(Avx512F.GetMantissaScalar(x.Wide.AsSingle(), LaneParts.MantissaControl).As<float, T>());

    [MethodImpl(Inline)] public static OneLane<T> Less(OneLane<T> x, OneLane<T> y) => Mask(x.value < y.value);
    [MethodImpl(Inline)] public static OneLane<T> LessEqual(OneLane<T> x, OneLane<T> y) => Mask(x.value <= y.value);
    [MethodImpl(Inline)] public static OneLane<T> Equal(OneLane<T> x, OneLane<T> y) => Mask(x.value == y.value);
    [MethodImpl(Inline)] public static OneLane<T> Select(OneLane<T> mask, OneLane<T> x, OneLane<T> y) => mask.Bits != 0 ? x : y;
    [MethodImpl(Inline)] public static OneLane<T> SelectBySign(OneLane<T> x, OneLane<T> positive, OneLane<T> negative) => T.IsNegative(x.value) ? negative : positive;
    [MethodImpl(Inline)] public static bool All(OneLane<T> mask) => mask.Bits != 0;
    [MethodImpl(Inline)] public static bool AreEqual(OneLane<T> x, OneLane<T> y) => x.value == y.value;

    [MethodImpl(Inline)] public static OneLane<T> AddBits(OneLane<T> x, OneLane<T> y) => OfBits(x.Bits + y.Bits);
    [MethodImpl(Inline)] public static OneLane<T> SubtractBits(OneLane<T> x, OneLane<T> y) => OfBits(x.Bits - y.Bits);
    [MethodImpl(Inline)] public static OneLane<T> ShiftLeft(OneLane<T> x, int count) => OfBits(x.Bits << count);
    [MethodImpl(Inline)] public static OneLane<T> ShiftRight(OneLane<T> x, int count) => OfBits(typeof(T) == typeof(double) ? x.Bits >>> count : (uint)x.Bits >>> count);

    private Vector128<T> Wide
    {
        [MethodImpl(Inline)] get => Vector128.CreateScalar(value);
    }

    [MethodImpl(Inline)] private static OneLane<T> First(Vector128<T> vector) => new(vector.ToScalar());
    [MethodImpl(Inline)] private static OneLane<T> Mask(bool holds) => OfBits(holds ? -1 : 0);
}
