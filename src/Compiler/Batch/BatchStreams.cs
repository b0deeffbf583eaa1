using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymDiff.Compiling;

/// <summary>The memory of one call: first the inputs, then the outputs. It is checked, pinned, and handed to the work as a table of addresses.</summary>
/// <param name="inputs">One number for each point, or one for all.</param>
/// <param name="first">The first output.</param>
/// <param name="others">The other outputs.</param>
internal readonly unsafe ref struct BatchStreams(ReadOnlySpan<ReadOnlyMemory<double>> inputs, Memory<double> first, ReadOnlySpan<Memory<double>> others)
{
    /// <summary>Streams that one stack frame pins: a pinned local costs nothing, a handle from the collector some fifty nanoseconds.</summary>
    private const int FrameLength = 8;

    private readonly ReadOnlySpan<ReadOnlyMemory<double>> inputs = inputs;
    private readonly ReadOnlySpan<Memory<double>> others = others;

    private int Count => inputs.Length + 1 + others.Length;

    private ReadOnlySpan<double> this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => place < inputs.Length ? inputs[place].Span : place < Count ? Output(place - inputs.Length).Span : default;
    }

    private Memory<double> Output(int number) => number == 0 ? first : others[number - 1];

    /// <summary>Does the work on these streams.</summary>
    /// <param name="work">The points and what is computed.</param>
    /// <param name="nameOf">The name of a stream in an error message.</param>
    /// <exception cref="SymDiffException">An output overlaps another stream (SD3006).</exception>
    [SkipLocalsInit]
    public void Run(in BatchWork work, Func<int, string> nameOf)
    {
        if (work.Count == 0) return;
        var length = Count + FrameLength;
        if (length <= 64)
        {
            var table = stackalloc nint[3 * length];
            Pin(0, table, work, nameOf);
            return;
        }
        var rented = ArrayPool<nint>.Shared.Rent(3 * length);
        try
        {
            fixed (nint* table = rented) Pin(0, table, work, nameOf);
        }
        finally
        {
            ArrayPool<nint>.Shared.Return(rented);
        }
    }

    private void Pin(int next, nint* table, in BatchWork work, Func<int, string> nameOf)
    {
        ReadOnlySpan<double> s = this[next], t = this[next + 1], u = this[next + 2], v = this[next + 3], w = this[next + 4], x = this[next + 5], y = this[next + 6], z = this[next + 7];
        fixed (double* a = s, b = t, c = u, d = v, e = w, f = x, g = y, h = z)
        {
            (table[next], table[next + 1], table[next + 2], table[next + 3]) = ((nint)a, (nint)b, (nint)c, (nint)d);
            (table[next + 4], table[next + 5], table[next + 6], table[next + 7]) = ((nint)e, (nint)f, (nint)g, (nint)h);
            if (next + FrameLength < Count)
            {
                Pin(next + FrameLength, table, work, nameOf);
                return;
            }
            var count = work.Count;
            var starts = Vector512.Create((long)a, (long)b, (long)c, (long)d, (long)e, (long)f, (long)g, (long)h);
            var ends = Vector512.Create(End(a, s, count), End(b, t, count), End(c, u, count), End(d, v, count), End(e, w, count), End(f, x, count), End(g, y, count), End(h, z, count));
            if (next > 0 || !AreApart(starts, ends)) CheckSorted(table, count, nameOf);
            work.Run((nint)table);
        }
    }

    /// <summary>Whether no output overlaps another stream, for the streams of one frame: each output is compared with all at once.</summary>
    private bool AreApart(Vector512<long> starts, Vector512<long> ends)
    {
        for (var place = inputs.Length; place < Count; place++)
        {
            var everywhere = Vector512.Create((long)place);
            var overlapping = Vector512.LessThan(starts, Vector512.Shuffle(ends, everywhere)) & Vector512.GreaterThan(ends, Vector512.Shuffle(starts, everywhere));
            if (!BitOperations.IsPow2(overlapping.ExtractMostSignificantBits())) return false;
        }
        return true;
    }

    /// <summary>In the order of their addresses, every output begins behind the end of everything before it, and every input behind that of the outputs.</summary>
    private void CheckSorted(nint* table, int points, Func<int, string> nameOf)
    {
        var starts = new Span<nint>(table + Count + FrameLength, Count);
        var places = new Span<nint>(table + (2 * (Count + FrameLength)), Count);
        new Span<nint>(table, Count).CopyTo(starts);
        for (var i = 0; i < places.Length; i++) places[i] = i;
        starts.Sort(places);
        var (endOfAll, endOfOutputs) = (long.MinValue, long.MinValue);
        for (var i = 0; i < starts.Length; i++)
        {
            var place = (int)places[i];
            var isOutput = place >= inputs.Length;
            if (starts[i] < (isOutput ? endOfAll : endOfOutputs)) throw CompileErrors.Overlap(nameOf(place));
            var end = End((double*)table[place], this[place], points);
            endOfAll = Math.Max(endOfAll, end);
            if (isOutput) endOfOutputs = Math.Max(endOfOutputs, end);
        }
    }

    private static long End(double* start, ReadOnlySpan<double> stream, int points) => (long)(start + Math.Min(stream.Length, points));
}
