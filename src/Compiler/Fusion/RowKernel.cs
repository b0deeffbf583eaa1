using System.Numerics;
using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A row program bound to sizes. A row stays in the cache from pass to pass where it is short enough. All passes are one function; where that would be too long, or a loop cannot read
/// or write where values are - elements at a distance, floats - they run one after the other, through blocks of doubles.
/// </summary>
internal sealed unsafe class RowKernel : TensorKernel
{
    /// <summary>Elements of a block of copies: the few of a pass stay in the first two levels of cache.</summary>
    private const int BlockLength = 1024;

    private readonly RowProgram program;
    private readonly LoopNest rows, row;
    private readonly int[] begins, resultOf;
    private readonly int rowLength;
    private readonly BoundPass[] passes;
    private readonly DirectPass[] runs;
    private readonly bool hasCode, isOneRow;
    private readonly double[] memory;
    private readonly double* numbers, blocks, rests;
    private readonly nint* cells;
    private nint[] addresses = [];
    private BoundStep step = null!;
    private RowLoop? code;
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
        passes = [.. program.Passes.Select(pass => BoundPass.OfRow(pass, rowLength == 0, place => place.Kind == PlaceKind.Number || StepOf(place) == 0))];
        resultOf = ResultOfStored();
        hasCode = rowLength > 0 && row.Count == row.LineLength && !Array.Exists(passes, ReadsAtDistance);
        isOneRow = rows.LineLength == 1 && rows.Count == 1;
        var places = begins.Length + resultOf.Length;
        var streams = passes.Sum(pass => pass.StreamCount);
        memory = GC.AllocateArray<double>(8 + (places * BlockLength) + (Partials.Count * (program.NumberCount + streams)) + program.NumberCount + places + (2 * program.NumberCount) + streams, pinned: true);
        blocks = (double*)(((nint)Unsafe.AsPointer(ref memory[0]) + 63) & -64);
        rests = blocks + (places * BlockLength);
        var partials = rests + (Partials.Count * streams);
        numbers = partials + (Partials.Count * program.NumberCount);
        cells = (nint*)(numbers + program.NumberCount);
        for (var slot = 0; slot < program.NumberCount; slot++)
        {
            cells[program.CellOf(new(PlaceKind.Number, slot))] = (nint)(numbers + slot);
            cells[program.CellOf(new(PlaceKind.Partials, slot))] = (nint)(partials + (Partials.Count * slot));
        }
        var tables = cells + places + (2 * program.NumberCount);
        runs = new DirectPass[passes.Length];
        for (var pass = 0; pass < runs.Length; tables += passes[pass++].StreamCount) runs[pass] = new(passes[pass], cells, tables, program.CellOf);

        Walk[] Walks(Range axes) => Array.ConvertAll(strides, steps => new Walk(steps[axes]));
    }

    /// <summary>Sizes of what is stored for one row alone.</summary>
    public IEnumerable<int[]> RowExtents => resultOf.Where(result => result >= program.Results.Length).Select(_ => new[] { rowLength });

    public override bool CanOverwrite(int operand, int result) =>
        program.Readings[operand].IsInOrder(program.Space.Length) && resultOf.Contains(result)
        && resultOf.Index().All(stored => stored.Item != result || BoundPass.CanOverwrite(passes, new(PlaceKind.Reading, operand), new(PlaceKind.Stored, stored.Index)));

    public override double Work(int size) => (double)size * program.Passes.Length;

    public override void Run<T>(Operands<T> operands, Span<T> result) => throw new NotSupportedException("a fused kernel has several results");

    public override void Place<T>(nint[] addresses, BoundStep step)
    {
        (this.addresses, this.step, index) = (addresses, step, 0);
        if (hasCode && typeof(T) == typeof(double)) code ??= CodeOf(LaneProgram.WidestLanes);
        if (code is not null && isOneRow) FindRow();
    }

    public override RowCall WholeRun => code is not null && isOneRow ? new(code, (nint)cells, (nint)rests, rowLength) : default;

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
    {
        if (code is not null && isOneRow) code((nint)cells, (nint)rests, rowLength);
        else RunRows<T>();
    }

    private void RunRows<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        index = 0;
        for (var more = rows.Start(); more; more = rows.Next())
            for (var i = 0; i < rows.LineLength; i++, index++)
            {
                for (var reading = 0; reading < begins.Length; reading++) begins[reading] = rows[reading][i];
                if (code is not null) RunCode();
                else RunPasses<T>();
            }
    }

    private RowLoop? CodeOf(int lanes) =>
        program.Code(lanes, [.. Enumerable.Range(0, begins.Length).Select(reading => row[reading].Step == 0)], RowLength.Of(rowLength, lanes));

    private void RunCode()
    {
        FindRow();
        code!((nint)cells, (nint)rests, rowLength);
    }

    /// <summary>Puts the addresses of a row's values in their cells, where its code finds them.</summary>
    private void FindRow()
    {
        for (var reading = 0; reading < begins.Length; reading++) cells[reading] = addresses[step.Reads[reading]] + (begins[reading] * sizeof(double));
        for (var stored = 0; stored < resultOf.Length; stored++) cells[begins.Length + stored] = (nint)Stored<double>(stored, 0);
        foreach (var (slot, result) in program.NumberResults) cells[begins.Length + resultOf.Length + slot] = addresses[step.Results[result]] + (index * sizeof(double));
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

    private bool ReadsAtDistance(BoundPass pass) => pass.Loop.Inputs.Any(place => StepOf(place) is not (0 or 1)) || pass.Folds.Any(fold => StepOf(fold.Source) != 1);

    /// <summary>One pass after the other.</summary>
    private void RunPasses<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var pass = 0; pass < runs.Length; pass++)
        {
            foreach (var input in passes[pass].Numbers.Inputs)
                if (input.Kind == PlaceKind.Reading) cells[input.Index] = Doubles((T*)addresses[step.Reads[input.Index]] + begins[input.Index], 1, 1, input.Index);
            runs[pass].Begin();
            if (!runs[pass].HasLoop) continue;
            var done = 0;
            for (var more = row.StartAt(begins); more; more = row.Next(), done += row.LineLength)
                for (var i = 0; i < row.LineLength; i += BlockLength)
                    RunBlock<T>(pass, i, done + i, Math.Min(BlockLength, row.LineLength - i));
        }
        foreach (var (slot, result) in program.NumberResults) ((T*)addresses[step.Results[result]])[index] = Precision.Round<T>(numbers[slot]);
    }

    /// <summary>One block of a line.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="start">Where the block begins in the line.</param>
    /// <param name="place">Where it begins in the row.</param>
    /// <param name="count">Number of elements.</param>
    private void RunBlock<T>(int pass, int start, int place, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var loop = passes[pass].Loop;
        for (var i = 0; i < loop.Inputs.Length; i++) Find<T>(loop.Inputs[i], start, place, loop.IsFixed[i] ? 1 : count);
        foreach (var fold in passes[pass].Folds) Find<T>(fold.Source, start, place, count);
        foreach (var output in loop.Outputs)
            if (output.Kind == PlaceKind.Stored) cells[program.CellOf(output)] = typeof(T) == typeof(double) ? (nint)Stored<T>(output.Index, place) : (nint)Block(program.CellOf(output));
        runs[pass].Run(count);
        foreach (var output in loop.Outputs)
            if (output.Kind == PlaceKind.Stored && typeof(T) != typeof(double))
                Precision.Round(new ReadOnlySpan<double>(Block(program.CellOf(output)), count), new Span<T>(Stored<T>(output.Index, place), count));
    }

    /// <summary>Puts the address of a block's input, as doubles, in its cell.</summary>
    private void Find<T>(Place source, int start, int place, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (source.Kind == PlaceKind.Stored)
        {
            cells[program.CellOf(source)] = Doubles(Stored<T>(source.Index, place), 1, count, program.CellOf(source));
        }
        else if (source.Kind == PlaceKind.Reading)
        {
            var line = row[source.Index];
            cells[source.Index] = Doubles((T*)addresses[step.Reads[source.Index]] + line[start], line.Step, count, source.Index);
        }
    }

    /// <summary>Doubles side by side: where they are, or copied to a block.</summary>
    private nint Doubles<T>(T* from, int distance, int count, int block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double) && (distance == 1 || count == 1)) return (nint)from;
        var to = Block(block);
        if (distance == 1)
            Precision.Widen(new ReadOnlySpan<T>(from, count), new(to, count));
        else
            for (var i = 0; i < count; i++) to[i] = Precision.Widen(from[i * distance]);
        return (nint)to;
    }

    private T* Stored<T>(int stored, int place)
        where T : unmanaged
    {
        var result = resultOf[stored];
        return (T*)addresses[step.Results[result]] + (result < program.Results.Length ? (index * rowLength) + place : place);
    }

    private double* Block(int number) => blocks + (number * BlockLength);
}
