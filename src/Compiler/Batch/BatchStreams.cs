using System.Buffers;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>The memory of one call: first the inputs, then the outputs. It is checked, pinned, and handed to the work as a table of addresses.</summary>
/// <param name="inputs">One number for each point, or one for all.</param>
/// <param name="first">The first output.</param>
/// <param name="others">The other outputs.</param>
internal readonly unsafe ref struct BatchStreams(ReadOnlySpan<ReadOnlyMemory<double>> inputs, Memory<double> first, ReadOnlySpan<Memory<double>> others)
{
    /// <summary>Streams that one stack frame pins: a pinned local costs nothing, a handle from the collector some fifty nanoseconds.</summary>
    private const int FrameLength = 8;

    /// <summary>So many streams are compared in pairs: quicker than to sort them.</summary>
    private const int FewStreams = 12;

    private readonly ReadOnlySpan<ReadOnlyMemory<double>> inputs = inputs;
    private readonly ReadOnlySpan<Memory<double>> others = others;

    private int Count => inputs.Length + 1 + others.Length;

    private ReadOnlySpan<double> this[int place] =>
        place < inputs.Length ? inputs[place].Span
        : place == inputs.Length ? first.Span
        : place < Count ? others[place - inputs.Length - 1].Span
        : default;

    private int LengthOf(int place) =>
        place < inputs.Length ? inputs[place].Length : place == inputs.Length ? first.Length : others[place - inputs.Length - 1].Length;

    /// <summary>Does the work on these streams.</summary>
    /// <param name="work">The points and what is computed.</param>
    /// <param name="nameOf">The name of a stream in an error message.</param>
    /// <exception cref="SymDiffException">An output overlaps another stream (SD3006).</exception>
    [SkipLocalsInit]
    public void Run(BatchWork work, Func<int, string> nameOf)
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

    private void Pin(int next, nint* table, BatchWork work, Func<int, string> nameOf)
    {
        fixed (double* a = this[next], b = this[next + 1], c = this[next + 2], d = this[next + 3], e = this[next + 4], f = this[next + 5], g = this[next + 6], h = this[next + 7])
        {
            (table[next], table[next + 1], table[next + 2], table[next + 3]) = ((nint)a, (nint)b, (nint)c, (nint)d);
            (table[next + 4], table[next + 5], table[next + 6], table[next + 7]) = ((nint)e, (nint)f, (nint)g, (nint)h);
            if (next + FrameLength < Count)
            {
                Pin(next + FrameLength, table, work, nameOf);
                return;
            }
            CheckApart(table, work.Count, nameOf);
            work.Run((nint)table);
        }
    }

    private void CheckApart(nint* table, int points, Func<int, string> nameOf)
    {
        if (Count <= FewStreams) CheckPairs(table, points, nameOf);
        else CheckSorted(table, points, nameOf);
    }

    /// <summary>Every output against everything before it; of two that overlap, the one that begins later is named, as in the order of addresses.</summary>
    private void CheckPairs(nint* table, int points, Func<int, string> nameOf)
    {
        var ends = table + Count + FrameLength;
        for (var i = 0; i < Count; i++)
        {
            ends[i] = End(table, i, points);
            if (i < inputs.Length) continue;
            for (var other = 0; other < i; other++)
                if (table[i] < ends[other] && table[other] < ends[i]) throw CompileErrors.Overlap(nameOf(table[other] > table[i] ? other : i));
        }
    }

    /// <summary>In the order of their addresses, every output begins behind the end of everything before it, and every input behind that of the outputs.</summary>
    private void CheckSorted(nint* table, int points, Func<int, string> nameOf)
    {
        var starts = new Span<nint>(table + Count + FrameLength, Count);
        var places = new Span<nint>(table + (2 * (Count + FrameLength)), Count);
        new Span<nint>(table, Count).CopyTo(starts);
        for (var i = 0; i < places.Length; i++) places[i] = i;
        starts.Sort(places);
        var (endOfAll, endOfOutputs) = (nint.MinValue, nint.MinValue);
        for (var i = 0; i < starts.Length; i++)
        {
            var isOutput = places[i] >= inputs.Length;
            if (starts[i] < (isOutput ? endOfAll : endOfOutputs)) throw CompileErrors.Overlap(nameOf((int)places[i]));
            var end = End(table, (int)places[i], points);
            endOfAll = nint.Max(endOfAll, end);
            if (isOutput) endOfOutputs = nint.Max(endOfOutputs, end);
        }
    }

    private nint End(nint* table, int place, int points) => table[place] + ((nint)Math.Min(LengthOf(place), points) * sizeof(double));
}
