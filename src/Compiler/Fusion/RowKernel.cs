using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>
/// A row program bound to sizes. A row stays in the cache from pass to pass where it is short enough. What a loop cannot read or write where it is - elements at a distance,
/// floats, values that are folded and forgotten - goes through blocks of doubles.
/// </summary>
internal sealed unsafe class RowKernel : TensorKernel
{
    /// <summary>Elements of a block: the few of a pass stay in the first two levels of cache.</summary>
    private const int BlockLength = 1024;

    /// <summary>Elements of a block of doubles that are read where they are, and folded when they have been computed.</summary>
    private const int DirectLength = 2048;

    private readonly RowProgram program;
    private readonly LoopNest rows, row;
    private readonly int[] begins, resultOf;
    private readonly int rowLength;
    private readonly BoundPass[] passes;
    private readonly bool[] hasBlocks;
    private readonly double[] memory;
    private readonly double* numbers, blocks;
    private readonly nint* table, cells;
    private readonly DirectPass[]? direct;
    private nint[] addresses = [];
    private BoundStep step = null!;
    private int index;

    /// <param name="program">The work.</param>
    /// <param name="sizes">The sizes.</param>
    public RowKernel(RowProgram program, TensorSizes sizes)
    {
        this.program = program;
        int[] space = [.. program.Space.Select(length => (int)sizes.Of(length))];
        var outer = space.Length - program.RowRank;
        int[][] strides = [.. program.Readings.Select(reading => reading.Strides(sizes, space.Length))];
        (rows, row) = (new(space.AsSpan(..outer), Walks(..outer)), new(space.AsSpan(outer..), Walks(outer..)));
        (rowLength, begins) = (Extents.Count(space.AsSpan(outer..)), new int[strides.Length]);
        passes = [.. program.Passes.Select(pass => new BoundPass(pass, 1, _ => true, place => place.Kind == PlaceKind.Number || StepOf(place) == 0))];
        resultOf = ResultOfStored();
        hasBlocks = Array.ConvertAll(passes, HasBlocks);
        var streams = passes.Max(pass => pass.StreamCount);
        memory = GC.AllocateArray<double>((2 * program.NumberCount) + 8 + (streams * (BlockLength + 2)) + begins.Length + resultOf.Length, pinned: true);
        numbers = (double*)Unsafe.AsPointer(ref memory[0]);
        blocks = (double*)(((nint)(numbers + program.NumberCount) + 63) & -64);
        table = (nint*)(blocks + (streams * BlockLength));
        cells = table + streams;
        direct = row.Count == row.LineLength && !Array.Exists(passes, ReadsAtDistance) ? Array.ConvertAll(passes, Direct) : null;
        for (var slot = 0; slot < program.NumberCount; slot++) cells[CellOf(new(PlaceKind.Number, slot))] = (nint)(numbers + slot);
        for (var block = 0; block < streams; block++) cells[CellOf(new(PlaceKind.Block, block))] = Block(block);

        Walk[] Walks(Range axes) => Array.ConvertAll(strides, steps => new Walk(steps[axes]));
    }

    /// <summary>Sizes of what is stored for one row alone.</summary>
    public IEnumerable<int[]> RowExtents => resultOf.Where(result => result >= program.Results.Length).Select(_ => new[] { rowLength });

    public override bool CanOverwrite(int operand, int result) =>
        program.Readings[operand].IsInOrder(program.Space.Length) && resultOf.Contains(result)
        && resultOf.Index().All(stored => stored.Item != result || BoundPass.CanOverwrite(passes, new(PlaceKind.Reading, operand), new(PlaceKind.Stored, stored.Index)));

    public override double Work(int size) => (double)size * program.Passes.Length;

    public override void Run<T>(Operands<T> operands, Span<T> result) => throw new NotSupportedException("a fused kernel has several results");

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
    {
        (this.addresses, this.step, index) = (addresses, step, 0);
        for (var more = rows.Start(); more; more = rows.Next())
            for (var i = 0; i < rows.LineLength; i++, index++)
            {
                for (var reading = 0; reading < begins.Length; reading++) begins[reading] = rows[reading][i];
                if (direct is not null && typeof(T) == typeof(double)) RunDirect(direct);
                else for (var pass = 0; pass < passes.Length; pass++) RunPass<T>(passes[pass], hasBlocks[pass]);
                foreach (var (slot, result) in program.NumberResults) ((T*)addresses[step.Results[result]])[index] = Precision.Round<T>(numbers[slot]);
            }
    }

    /// <summary>For each stored value the result that it is, or in whose memory it is kept until that is written; those with memory of their own come behind.</summary>
    private int[] ResultOfStored()
    {
        var (own, next) = (Array.ConvertAll(program.Stored, node => Array.IndexOf(program.Results, node)), program.Results.Length);
        var lent = new HashSet<int>();
        return [.. own.Select((result, stored) => result >= 0 ? result : LenderOf(stored) is >= 0 and var lender ? own[lender] : next++)];

        int LenderOf(int stored) => Enumerable.Range(0, own.Length).FirstOrDefault(
            other => own[other] >= 0 && BoundPass.CanOverwrite(passes, new(PlaceKind.Stored, stored), new(PlaceKind.Stored, other)) && lent.Add(other), -1);
    }

    private int StepOf(Place place) => place.Kind == PlaceKind.Reading ? row[place.Index].Step : 1;

    /// <summary>Whether a pass reads elements at a distance, or writes what is forgotten.</summary>
    private bool HasBlocks(BoundPass pass) => WritesBlocks(pass) || ReadsAtDistance(pass);

    private static bool WritesBlocks(BoundPass pass) => pass.Loop.Outputs.Any(place => place.Kind == PlaceKind.Block);

    private bool ReadsAtDistance(BoundPass pass) => pass.Loop.Inputs.Any(place => StepOf(place) is not (0 or 1)) || pass.Folds.Any(fold => StepOf(fold.Source) != 1);

    private DirectPass Direct(BoundPass pass) => new(pass, WritesBlocks(pass) ? BlockLength : pass.Folds.Length > 0 ? DirectLength : int.MaxValue, cells, CellOf);

    /// <summary>Where the address of a place is.</summary>
    private int CellOf(Place place) => place.Index + place.Kind switch
    {
        PlaceKind.Reading => 0,
        PlaceKind.Stored => begins.Length,
        PlaceKind.Number => begins.Length + resultOf.Length,
        _ => begins.Length + resultOf.Length + program.NumberCount,
    };

    private void RunDirect(DirectPass[] all)
    {
        for (var reading = 0; reading < begins.Length; reading++) cells[reading] = addresses[step.Reads[reading]] + (begins[reading] * sizeof(double));
        for (var stored = 0; stored < resultOf.Length; stored++) cells[begins.Length + stored] = (nint)Stored<double>(stored, 0);
        foreach (var pass in all) pass.Run(table, rowLength);
    }

    private void RunPass<T>(BoundPass pass, bool isInBlocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!pass.Numbers.IsEmpty) ComputeNumbers<T>(pass.Numbers);
        foreach (var fold in pass.Folds) numbers[fold.Slot] = LaneFolds.Empty(fold.Fold);
        if (pass.Loop.IsEmpty && pass.Folds.Length == 0) return;
        var length = isInBlocks || typeof(T) != typeof(double) ? BlockLength : pass.Folds.Length > 0 ? DirectLength : int.MaxValue;
        var done = 0;
        for (var more = row.StartAt(begins); more; more = row.Next(), done += row.LineLength)
            for (var i = 0; i < row.LineLength; i += length)
                RunBlock<T>(pass, i, done + i, Math.Min(length, row.LineLength - i));
    }

    private void ComputeNumbers<T>(BoundStage stage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < stage.Inputs.Length; i++)
        {
            var place = stage.Inputs[i];
            table[i] = place.Kind == PlaceKind.Number ? (nint)(numbers + place.Index)
                : Doubles((T*)addresses[step.Reads[place.Index]] + begins[place.Index], 1, 1, i);
        }
        for (var i = 0; i < stage.Outputs.Length; i++) table[stage.Inputs.Length + i] = (nint)(numbers + stage.Outputs[i].Index);
        stage.Run((nint)table, 1);
    }

    /// <summary>One block of a line.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="start">Where the block begins in the line.</param>
    /// <param name="place">Where it begins in the row.</param>
    /// <param name="count">Number of elements.</param>
    private void RunBlock<T>(BoundPass pass, int start, int place, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (inputs, outputs) = (pass.Loop.Inputs, pass.Loop.Outputs);
        for (var i = 0; i < inputs.Length; i++) table[i] = Source<T>(inputs[i], i, start, place, count, pass.Loop.IsFixed[i]);
        for (var i = 0; i < outputs.Length; i++) table[inputs.Length + i] = IsWrittenInPlace<T>(outputs[i]) ? (nint)Stored<T>(outputs[i].Index, place) : Block(inputs.Length + i);
        pass.Loop.Run((nint)table, count);
        for (var i = 0; i < pass.FoldOutputs.Length; i++)
        {
            var fold = pass.Folds[i];
            var source = pass.FoldOutputs[i] is >= 0 and var output ? table[inputs.Length + output] : Source<T>(fold.Source, inputs.Length + outputs.Length + i, start, place, count);
            numbers[fold.Slot] = LaneFolds.Run(LaneProgram.WidestLanes, fold.Fold, numbers[fold.Slot], (double*)source, count);
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
        if (distance == 1)
            Precision.Widen(new ReadOnlySpan<T>(from, count), new(block, count));
        else
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
