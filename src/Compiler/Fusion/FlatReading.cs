using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>A reading walked through a whole space from the beginning to the end, some elements after the other.</summary>
internal sealed unsafe class FlatReading
{
    private readonly LoopNest nest;
    private int used;

    /// <param name="space">The lengths of the loops.</param>
    /// <param name="strides">The step along each.</param>
    public FlatReading(ReadOnlySpan<int> space, int[] strides)
    {
        nest = new(space, new Walk(strides));
        (IsOne, IsDense) = (nest.Count == nest.LineLength && nest[0].Step == 0, nest.Count == nest.LineLength && nest[0].Step == 1);
    }

    /// <summary>Whether it is one number throughout.</summary>
    public bool IsOne { get; }

    /// <summary>Whether the elements stand side by side.</summary>
    public bool IsDense { get; }

    /// <summary>Goes back to the beginning.</summary>
    public void Start()
    {
        nest.Start();
        used = 0;
    }

    /// <summary>Copies the next elements.</summary>
    public void Fill<T>(T* from, double* to, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var done = 0; done < count;)
        {
            if (used == nest.LineLength && nest[0].Step == 0 && nest.LinesAhead(out var step) is > 0 and var lines && (count - done) / nest.LineLength is > 0 and var fit)
            {
                lines = Math.Min(lines, fit);
                Repetition.Run(from + nest[0].Start + step, step, nest.LineLength, to + done, lines);
                nest.Skip(lines);
                done += lines * nest.LineLength;
                continue;
            }
            if (used == nest.LineLength && nest.Next()) used = 0;
            var (line, n) = (nest[0], Math.Min(count - done, nest.LineLength - used));
            Copy(from + line[used], line.Step, to + done, n);
            (used, done) = (used + n, done + n);
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
