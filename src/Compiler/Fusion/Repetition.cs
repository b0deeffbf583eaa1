using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Compiling;

/// <summary>Writes each of some numbers several times. Of eight at once, whole vectors are made by permutations; numbers one by one would be stored across the borders of cache lines.</summary>
internal static unsafe class Repetition
{
    /// <summary>Numbers that may be written behind the last.</summary>
    public const int Slack = 8;

    private const int Lanes = 8;

    /// <summary>For each number of times, which of eight numbers stands in each lane of as many vectors.</summary>
    private static readonly Vector512<long>[]?[] Places = new Vector512<long>[]?[FusedCode.ShortRow + 1];

    /// <summary>Repeats each number; writes up to <see cref="Slack"/> numbers more than it should.</summary>
    /// <param name="from">The first.</param>
    /// <param name="step">Distance of the next.</param>
    /// <param name="times">How many times each is written.</param>
    /// <param name="to">Receives them.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* from, int step, int times, double* to, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = typeof(T) == typeof(double) && step == 1 && times < Places.Length && Vector512.IsHardwareAccelerated ? ByVectors((double*)from, times, to, count) : 0;
        for (to += (nint)i * times; i < count; i++, to += times)
        {
            var number = Vector512.Create(Precision.Widen(from[i * step]));
            for (var k = 0; k < times; k += Slack) number.Store(to + k);
        }
    }

    /// <summary>Repeats two vectors of numbers at a time, or one, and says how many numbers these were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ByVectors(double* from, int times, double* to, int count)
    {
        var places = Places[times] ??= PlacesOf(times);
        var i = 0;
        for (; i <= count - (2 * Lanes); i += 2 * Lanes, to += Lanes * times)
        {
            Vector512<double> first = Vector512.Load(from + i), second = Vector512.Load(from + i + Lanes);
            var next = to + (Lanes * times);
            foreach (ref readonly var place in places.AsSpan())
            {
                Vector512.ShuffleNative(first, place).Store(to);
                Vector512.ShuffleNative(second, place).Store(next);
                to += Lanes;
                next += Lanes;
            }
        }
        if (i > count - Lanes) return i;
        var last = Vector512.Load(from + i);
        foreach (ref readonly var place in places.AsSpan())
        {
            Vector512.ShuffleNative(last, place).Store(to);
            to += Lanes;
        }
        return i + Lanes;
    }

    private static Vector512<long>[] PlacesOf(int times)
    {
        var places = new Vector512<long>[times];
        for (var i = 0; i < times * Lanes; i++) places[i / Lanes] = places[i / Lanes].WithElement(i % Lanes, i / times);
        return places;
    }
}
