using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>
/// A row program bound to sizes. A row stays in the cache from pass to pass where it is short enough. What a loop cannot read or write where it is - elements at a distance,
/// floats, values that are folded and forgotten - goes through blocks of doubles.
/// </summary>
internal sealed unsafe class FusedKernel : TensorKernel
{
    /// <summary>Elements of a block: a few dozen blocks stay in the first level of cache.</summary>
    private const int BlockLength = 512;

    private readonly RowProgram program;
    private readonly LoopNest rows, row;
    private readonly int[] begins, resultOf;
    private readonly int rowLength;
    private readonly BoundPass[] passes;
    private readonly double[] memory;
    private readonly double* numbers, blocks;
    private readonly nint* table;
    private nint[] addresses = [];
    private BoundStep step = null!;
    private int index;

    /// <param name="program">The work.</param>
    /// <param name="sizes">The sizes.</param>
    public FusedKernel(RowProgram program, TensorSizes sizes)
    {
        this.program = program;
        int[] space = [.. program.Space.Select(length => (int)sizes.Of(length))];
        var outer = space.Length - program.RowRank;
        int[][] strides = [.. program.Readings.Select(reading => reading.Strides(sizes, space.Length))];
        (rows, row) = (new(space.AsSpan(..outer), Walks(..outer)), new(space.AsSpan(outer..), Walks(outer..)));
        (rowLength, begins) = (Extents.Count(space.AsSpan(outer..)), new int[strides.Length]);
        resultOf = program.ResultOfStored();
        passes = [.. program.Passes.Select(pass => new BoundPass(pass, row))];
        var streams = passes.Max(pass => pass.StreamCount);
        memory = GC.AllocateArray<double>(program.NumberCount + 8 + (streams * (BlockLength + 1)), pinned: true);
        numbers = (double*)Unsafe.AsPointer(ref memory[0]);
        blocks = (double*)(((nint)(numbers + program.NumberCount) + 63) & -64);
        table = (nint*)(blocks + (streams * BlockLength));

        Walk[] Walks(Range axes) => Array.ConvertAll(strides, steps => new Walk(steps[axes]));
    }

    /// <summary>Sizes of what is stored for one row alone.</summary>
    public int[] RowExtents => [rowLength];

    public override double Work(int size) => (double)size * program.Passes.Length;

    public override void Run<T>(Operands<T> operands, Span<T> result) => throw new NotSupportedException("a fused kernel has several results");

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
    {
        (this.addresses, this.step, index) = (addresses, step, 0);
        for (var more = rows.Start(); more; more = rows.Next())
            for (var i = 0; i < rows.LineLength; i++, index++)
            {
                for (var reading = 0; reading < begins.Length; reading++) begins[reading] = rows[reading][i];
                foreach (var pass in passes) RunPass<T>(pass);
                foreach (var (slot, result) in program.NumberResults) ((T*)addresses[step.Results[result]])[index] = Precision.Round<T>(numbers[slot]);
            }
    }

    private void RunPass<T>(BoundPass pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (pass.Numbers is not null) ComputeNumbers<T>(pass.Numbers, pass.Pass.Numbers!);
        foreach (var fold in pass.Pass.Folds) numbers[fold.Slot] = LaneFolds.Empty(fold.Fold);
        if (pass.Loop is null && pass.Pass.Folds.Length == 0) return;
        var length = pass.HasBlocks || typeof(T) != typeof(double) ? BlockLength : pass.Pass.Folds.Length > 0 ? 4 * BlockLength : int.MaxValue;
        var done = 0;
        for (var more = row.StartAt(begins); more; more = row.Next(), done += row.LineLength)
            for (var i = 0; i < row.LineLength; i += length)
                RunBlock<T>(pass, i, done + i, Math.Min(length, row.LineLength - i));
    }

    private void ComputeNumbers<T>(LaneProgram code, RowStage stage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < stage.Inputs.Length; i++)
        {
            var place = stage.Inputs[i];
            table[i] = place.Kind == PlaceKind.Number ? (nint)(numbers + place.Index)
                : Doubles((T*)addresses[step.Reads[place.Index]] + begins[place.Index], 1, 1, i);
        }
        for (var i = 0; i < stage.Outputs.Length; i++) table[stage.Inputs.Length + i] = (nint)(numbers + stage.Outputs[i].Index);
        code.Run((nint)table, 0, 1);
    }

    /// <summary>One block of a line.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="start">Where the block begins in the line.</param>
    /// <param name="place">Where it begins in the row.</param>
    /// <param name="count">Number of elements.</param>
    private void RunBlock<T>(BoundPass pass, int start, int place, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (inputs, outputs) = (pass.Inputs, pass.Outputs);
        for (var i = 0; i < inputs.Length; i++) table[i] = Source<T>(inputs[i], i, start, place, count, pass.IsFixed[i]);
        for (var i = 0; i < outputs.Length; i++) table[inputs.Length + i] = IsWrittenInPlace<T>(outputs[i]) ? (nint)Stored<T>(outputs[i].Index, place) : Block(inputs.Length + i);
        pass.Loop?.Run((nint)table, 0, count);
        for (var i = 0; i < pass.FoldStreams.Length; i++)
        {
            var fold = pass.Pass.Folds[i];
            var source = pass.FoldStreams[i] is >= 0 and var output ? table[inputs.Length + output] : Source<T>(fold.Source, inputs.Length + outputs.Length + i, start, place, count);
            numbers[fold.Slot] = LaneFolds.Run(pass.Lanes, fold.Fold, numbers[fold.Slot], (double*)source, count);
        }
        for (var i = 0; i < outputs.Length; i++)
            if (outputs[i].Kind == PlaceKind.Stored && !IsWrittenInPlace<T>(outputs[i]))
                Precision.Round(new ReadOnlySpan<double>((double*)table[inputs.Length + i], count), new Span<T>(Stored<T>(outputs[i].Index, place), count));
    }

    private static bool IsWrittenInPlace<T>(Place output) => output.Kind == PlaceKind.Stored && typeof(T) == typeof(double);

    /// <summary>The address of the doubles of a block's input.</summary>
    private nint Source<T>(Place source, int stream, int start, int place, int count, bool isFixed = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (source.Kind == PlaceKind.Number) return (nint)(numbers + source.Index);
        if (source.Kind == PlaceKind.Stored) return Doubles(Stored<T>(source.Index, place), 1, count, stream);
        var line = row[source.Index];
        return Doubles((T*)addresses[step.Reads[source.Index]] + line[start], line.Step, isFixed ? 1 : count, stream);
    }

    /// <summary>Doubles side by side: where they are, or copied to a block.</summary>
    private nint Doubles<T>(T* from, int distance, int count, int stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double) && (distance == 1 || count == 1)) return (nint)from;
        var block = (double*)Block(stream);
        for (var i = 0; i < count; i++) block[i] = Precision.Widen(from[i * distance]);
        return (nint)block;
    }

    private T* Stored<T>(int stored, int place)
        where T : unmanaged
    {
        var result = resultOf[stored];
        return (T*)addresses[step.Results[result]] + (result < program.Results.Length ? (index * rowLength) + place : place);
    }

    private nint Block(int stream) => (nint)(blocks + (stream * BlockLength));
}
