using System.Numerics;
using System.Runtime.CompilerServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A row program bound to sizes whose rows, or the lines that they consist of, are too short for a loop each. Many rows are computed together as one line of points, with what is not
/// dense spread out in blocks; the numbers of these rows are a line of their own.
/// </summary>
internal sealed unsafe class TileKernel : TensorKernel
{
    /// <summary>A tile has so many numbers in all lines together, which stay in the first cache; and so many points, at least and at most.</summary>
    private const int TileNumbers = 4096, ShortestTile = 512, LongestTile = 2048;

    private readonly RowProgram program;
    private readonly FlatReading[] points, heads;
    private readonly bool[] isOnePoint, isReadByPoint, repeats, fillsVectors;
    private readonly int[] resultOf;
    private readonly int rowLength, rowCount, tileLength, tileRows, block;
    private readonly BoundPass[] passes;
    private readonly double[] memory;
    private readonly double* start;
    private readonly nint[] pointsAt, headsAt, storedAt;
    private readonly nint* table;

    /// <param name="program">The work.</param>
    /// <param name="sizes">The sizes.</param>
    public TileKernel(RowProgram program, TensorSizes sizes)
    {
        this.program = program;
        int[] space = [.. program.Space.Select(length => (int)sizes.Of(length))];
        var outer = program.HasFolds ? space.Length - program.RowRank : space.Length;
        int[][] strides = [.. program.Readings.Select(reading => reading.Strides(sizes, space.Length))];
        points = Array.ConvertAll(strides, steps => new FlatReading(space, steps));
        heads = Array.ConvertAll(strides, steps => new FlatReading(space.AsSpan(..outer), steps[..outer]));
        (rowLength, rowCount) = (Extents.Count(space.AsSpan(outer..)), Extents.Count(space.AsSpan(..outer)));
        tileLength = Math.Clamp(TileNumbers / Math.Max(LineCount(program), 1), ShortestTile, LongestTile);
        int[] periods = Array.ConvertAll(heads, head => head.Period);
        var unit = Unit(Array.Exists(periods, period => period > 0) ? periods : Array.ConvertAll(strides, steps => Stay(space.AsSpan(..outer), steps)));
        tileRows = Math.Clamp(Math.Max(tileLength / Math.Max(rowLength, 1) / unit, unit * rowLength <= LongestTile ? 1 : 0) * unit, 1, Math.Max(rowCount, 1));
        repeats = Array.ConvertAll(periods, period => period > 0 && tileRows % period == 0);
        block = ((tileRows * rowLength) + (2 * Repetition.Slack) - 1) / Repetition.Slack * Repetition.Slack;
        isOnePoint = [.. points.Select((reading, i) => reading.IsOne && !Array.Exists(program.Passes, pass => Array.Exists(pass.Folds, fold => fold.Source == new Place(PlaceKind.Reading, i))))];
        passes = [.. program.Passes.Select(pass => BoundPass.OfRows(pass, place => place.Kind == PlaceKind.Reading && heads[place.Index].IsOne, place => place.Kind == PlaceKind.Reading && isOnePoint[place.Index]))];
        isReadByPoint = [.. points.Select((_, i) => Array.Exists(passes, pass => pass.ReadsByPoint(new(PlaceKind.Reading, i))))];
        fillsVectors = Array.ConvertAll(program.Passes, FillsVectors);
        resultOf = program.ResultOfStored();
        (pointsAt, headsAt, storedAt) = (new nint[points.Length], new nint[points.Length], new nint[resultOf.Length]);
        var blocks = (3 * points.Length) + resultOf.Length + (2 * program.NumberCount) + passes.Sum(pass => pass.Loop.Outputs.Length);
        memory = GC.AllocateArray<double>((blocks * block) + passes.Max(pass => pass.StreamCount) + 8, pinned: true);
        start = (double*)(((nint)Unsafe.AsPointer(ref memory[0]) + 63) & -64);
        table = (nint*)(start + (blocks * block));
    }

    public override bool CanOverwrite(int operand, int result) =>
        program.Readings[operand].IsInOrder(program.Space.Length) && Array.IndexOf(resultOf, result) is >= 0 and var stored
        && BoundPass.CanOverwrite(passes, new(PlaceKind.Reading, operand), new(PlaceKind.Stored, stored));

    public override double Work(int size) => (double)size * passes.Length;

    public override void Run<T>(Operands<T> operands, Span<T> result) => throw new NotSupportedException("a fused kernel has several results");

    public override void Run<T>(Memory<T>[] buffers, nint[] addresses, BoundStep step)
    {
        for (var i = 0; i < points.Length; i++)
        {
            if (isReadByPoint[i]) points[i].Start();
            if (program.IsReadByRow[i]) heads[i].Start();
        }
        for (var first = 0; first < rowCount; first += tileRows)
        {
            var rows = Math.Min(tileRows, rowCount - first);
            for (var i = 0; i < points.Length; i++)
            {
                if (first > 0 && repeats[i]) continue;
                pointsAt[i] = isReadByPoint[i] ? Read<T>(points[i], isOnePoint[i], addresses[step.Reads[i]], first * rowLength, rows * rowLength, Block(i)) : 0;
                headsAt[i] = program.IsReadByRow[i] ? Read<T>(heads[i], heads[i].IsOne, addresses[step.Reads[i]], first, rows, Block(points.Length + i)) : 0;
            }
            for (var i = 0; i < storedAt.Length; i++)
                storedAt[i] = IsInPlace<T>(i) ? addresses[step.Results[resultOf[i]]] + (first * rowLength * sizeof(double)) : (nint)Block((2 * points.Length) + i);
            for (var pass = 0; pass < passes.Length; pass++) RunPass(pass, rows);
            Write<T>(addresses, step, first, rows);
        }
    }

    /// <summary>Number of values at a point that are read, written or folded.</summary>
    private static int LineCount(RowProgram program) =>
        program.Passes.SelectMany(pass => pass.Folds.Select(fold => fold.Source).Concat(pass.Loop is { } loop ? [.. loop.Inputs, .. loop.Outputs] : [])).Distinct().Count();

    /// <summary>Number of neighbouring rows for which a reading stays where it is; 0 if it never moves.</summary>
    private static int Stay(ReadOnlySpan<int> rows, int[] steps)
    {
        var staying = rows.Length;
        while (staying > 0 && steps[staying - 1] == 0) staying--;
        return staying == 0 ? 0 : Extents.Count(rows[staying..]);
    }

    /// <summary>The number of rows of which a tile is a multiple: the largest of some, if a tile has room for it, in whole vectors.</summary>
    private int Unit(int[] rows) =>
        rows.Where(count => count is > 0 and <= LongestTile).Select(WholeVectors).Where(count => count * rowLength <= LongestTile).Append(WholeVectors(1)).Max();

    /// <summary>The least multiple of a number of rows that fills vectors; if that is long, of which the points do.</summary>
    private int WholeVectors(int rows) => rows * MissingFactor(rows) is var whole && whole * rowLength <= tileLength ? whole : rows * MissingFactor(rows * rowLength);

    /// <summary>What makes a number a multiple of 8.</summary>
    private static int MissingFactor(int count) => 8 >> Math.Min(BitOperations.TrailingZeroCount(count), 3);

    /// <summary>Numbers of more rows than there are may be computed to fill vectors: whether all that they are made of is in blocks.</summary>
    private bool FillsVectors(RowPass pass) =>
        pass.Numbers is { IsPure: true } numbers && Array.TrueForAll(numbers.Inputs, place => place.Kind != PlaceKind.Reading || heads[place.Index] is { IsOne: true } or { IsDense: false });

    private void RunPass(int number, int rows)
    {
        var pass = passes[number];
        for (var i = 0; i < pass.Numbers.Inputs.Length; i++) table[i] = pass.Numbers.Inputs[i] is { Kind: PlaceKind.Reading } head ? headsAt[head.Index] : (nint)Number(pass.Numbers.Inputs[i].Index);
        for (var i = 0; i < pass.Numbers.Outputs.Length; i++) table[pass.Numbers.Inputs.Length + i] = (nint)Number(pass.Numbers.Outputs[i].Index);
        pass.Numbers.Run((nint)table, fillsVectors[number] ? (rows + 7) & -8 : rows);
        for (var i = 0; i < pass.Loop.Inputs.Length; i++) table[i] = Source(pass.Loop.Inputs[i], rows);
        for (var i = 0; i < pass.Loop.Outputs.Length; i++) table[pass.Loop.Inputs.Length + i] = Source(pass.Loop.Outputs[i], rows);
        pass.Loop.Run((nint)table, rows * rowLength);
        foreach (var fold in pass.Folds) FoldRows(fold.Fold, (double*)Source(fold.Source, rows), Number(fold.Slot), rows);
    }

    private nint Source(Place place, int rows) => place.Kind switch
    {
        PlaceKind.Reading => pointsAt[place.Index],
        PlaceKind.Stored => storedAt[place.Index],
        PlaceKind.Number => Spread(place.Index, rows),
        _ => (nint)Block((2 * points.Length) + resultOf.Length + (2 * program.NumberCount) + place.Index),
    };

    /// <summary>A number of each row at every point of the row.</summary>
    private nint Spread(int slot, int rows)
    {
        double* from = Number(slot), to = Block((2 * points.Length) + resultOf.Length + program.NumberCount + slot);
        Repetition.Run(from, 1, rowLength, to, rows);
        return (nint)to;
    }

    /// <summary>Folds every row.</summary>
    private void FoldRows(Fold fold, double* from, double* to, int rows)
    {
        if (rowLength > FusedCode.ShortRow)
            for (var row = 0; row < rows; row++) to[row] = LaneFolds.Run(LaneProgram.WidestLanes, fold, Partials.Empty(fold), from + (row * rowLength), rowLength);
        else if (fold == Fold.Sum) ShortFolds.Run<ShortFolds.Sum>(from, rowLength, to, rows);
        else if (fold == Fold.Max) ShortFolds.Run<ShortFolds.Largest>(from, rowLength, to, rows);
        else ShortFolds.Run<ShortFolds.Smallest>(from, rowLength, to, rows);
    }

    /// <summary>The address of elements side by side: where they are, or copied to a block.</summary>
    private static nint Read<T>(FlatReading reading, bool isOne, nint from, int first, int count, double* block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double) && (reading.IsDense || isOne)) return from + (isOne ? 0 : first * sizeof(double));
        if (isOne) reading.Start();
        reading.Fill((T*)from, block, isOne ? 1 : count);
        return (nint)block;
    }

    private void Write<T>(nint[] addresses, BoundStep step, int first, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (slot, result) in program.NumberResults) Precision.Round(new(Number(slot), rows), new Span<T>((T*)addresses[step.Results[result]] + first, rows));
        for (var i = 0; i < storedAt.Length; i++)
            if (resultOf[i] < program.Results.Length && !IsInPlace<T>(i))
                Precision.Round(new((double*)storedAt[i], rows * rowLength), new Span<T>((T*)addresses[step.Results[resultOf[i]]] + (first * rowLength), rows * rowLength));
    }

    private bool IsInPlace<T>(int stored) => typeof(T) == typeof(double) && resultOf[stored] < program.Results.Length;

    private double* Number(int slot) => Block((2 * points.Length) + resultOf.Length + slot);

    private double* Block(int number) => start + (number * block);
}
