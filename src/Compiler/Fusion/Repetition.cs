using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Compiling;

/// <summary>Writes each of some numbers several times. Of eight at once, whole vectors are made by permutations; numbers one by one would be stored across the borders of cache lines.</summary>
internal static unsafe class Repetition
{
    /// <summary>Numbers that may be written behind the last.</summary>
    public const int Slack = 8;

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
        var i = typeof(T) == typeof(double) && step == 1 && times < Places.Length && Vector512.IsHardwareAccelerated ? ByEight((double*)from, times, to, count) : 0;
        for (to += (nint)i * times; i < count; i++, to += times)
        {
            var number = Vector512.Create(Precision.Widen(from[i * step]));
            for (var k = 0; k < times; k += Slack) number.Store(to + k);
        }
    }

    /// <summary>Repeats whole vectors of numbers, and says how many these were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ByEight(double* from, int times, double* to, int count)
    {
        var places = Places[times] ??= PlacesOf(times);
        var i = 0;
        for (; i <= count - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var eight = Vector512.Load(from + i);
            foreach (var lanes in places)
            {
                Vector512.ShuffleNative(eight, lanes).Store(to);
                to += Vector512<double>.Count;
            }
        }
        return i;
    }

    private static Vector512<long>[] PlacesOf(int times)
    {
        var places = new Vector512<long>[times];
        for (var i = 0; i < times * Vector512<long>.Count; i++) places[i / Vector512<long>.Count] = places[i / Vector512<long>.Count].WithElement(i % Vector512<long>.Count, i / times);
        return places;
    }
}
