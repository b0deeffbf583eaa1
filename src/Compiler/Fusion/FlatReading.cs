using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>A reading walked through a whole space from the beginning to the end, some elements after the other.</summary>
internal sealed unsafe class FlatReading
{
    private readonly LoopNest nest;
    private int used, done;

    /// <param name="space">The lengths of the loops.</param>
    /// <param name="strides">The step along each.</param>
    public FlatReading(ReadOnlySpan<int> space, int[] strides)
    {
        nest = new(space, new Walk(strides));
        Period = PeriodOf(space, strides);
        (IsOne, IsDense) = (nest.Count == nest.LineLength && nest[0].Step == 0, nest.Count == nest.LineLength && nest[0].Step == 1);
    }

    /// <summary>Whether it is one number throughout.</summary>
    public bool IsOne { get; }

    /// <summary>Whether the elements stand side by side.</summary>
    public bool IsDense { get; }

    /// <summary>Number of elements after which it begins again; 0 if it never does.</summary>
    public int Period { get; }

    /// <summary>Goes back to the beginning.</summary>
    public void Start()
    {
        nest.Start();
        (used, done) = (0, 0);
    }

    /// <summary>Copies the next elements.</summary>
    public void Fill<T>(T* from, double* to, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Period == 0 || done > 0 || count % Period > 0)
        {
            done += count;
            Walk(from, to, count);
            return;
        }
        Walk(from, to, Period);
        nest.Start();
        used = 0;
        for (int known = Period, next; known < count; known += next)
        {
            next = Math.Min(known, count - known);
            new ReadOnlySpan<double>(to, next).CopyTo(new(to + known, next));
        }
    }

    /// <summary>Leading axes along which nothing moves repeat what the others span.</summary>
    private static int PeriodOf(ReadOnlySpan<int> space, int[] strides)
    {
        var moving = 0;
        while (moving < space.Length && strides[moving] == 0) moving++;
        return moving == 0 ? 0 : Extents.Count(space[moving..]);
    }

    private void Walk<T>(T* from, double* to, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var filled = 0; filled < count;)
        {
            if (used == nest.LineLength && nest[0].Step == 0 && nest.LinesAhead(out var step) is > 0 and var lines && (count - filled) / nest.LineLength is > 0 and var fit)
            {
                lines = Math.Min(lines, fit);
                Repetition.Run(from + nest[0].Start + step, step, nest.LineLength, to + filled, lines);
                nest.Skip(lines);
                filled += lines * nest.LineLength;
                continue;
            }
            if (used == nest.LineLength && nest.Next()) used = 0;
            var (line, n) = (nest[0], Math.Min(count - filled, nest.LineLength - used));
            Copy(from + line[used], line.Step, to + filled, n);
            (used, filled) = (used + n, filled + n);
        }
    }

    private static void Copy<T>(T* from, int step, double* to, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (step == 1) Precision.Widen(new ReadOnlySpan<T>(from, count), new Span<double>(to, count));
        else if (step == 0) new Span<double>(to, count).Fill(Precision.Widen(*from));
        else
            for (var i = 0; i < count; i++) to[i] = Precision.Widen(from[i * step]);
    }
}
