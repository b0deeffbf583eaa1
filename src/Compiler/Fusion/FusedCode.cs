namespace SymDiff.Compiling;

/// <summary>The code of a group, for any sizes. Loops are compiled when they are bound first, and used again for other sizes.</summary>
internal sealed class FusedCode
{
    /// <summary>Up to this length, a loop for each row costs more than copies of what rows have in common.</summary>
    public const int ShortRow = 96;

    /// <summary>The longest row, of short lines, that is copied as a whole: some of them stay in the second level of cache.</summary>
    private const int LongestTile = 4096;

    /// <param name="group">The group.</param>
    /// <param name="isResult">Whether a value is read outside of it.</param>
    /// <param name="functions">Values of functions that are only named.</param>
    public FusedCode(FusedGroup group, Func<Expr, bool> isResult, FunctionBindings functions)
    {
        var program = new RowProgram(group, isResult, functions);
        Results = program.Results;
        Code = new([.. program.Readings.Select(reading => reading.Node)], sizes => [Bind(program, sizes)]);
    }

    /// <summary>What it computes.</summary>
    public Expr[] Results { get; }

    /// <summary>How.</summary>
    public TensorCode Code { get; }

    private static KernelStep Bind(RowProgram program, TensorSizes sizes)
    {
        int[] reads = [.. Enumerable.Range(0, program.Readings.Count)];
        int[][] results = [.. program.Results.Select(result => sizes.Of(result.Shape))];
        if (HasShortRows(program, sizes)) return new(new TileKernel(program, sizes), reads, results);
        var kernel = new RowKernel(program, sizes);
        return new(kernel, reads, [.. results, .. kernel.RowExtents]);
    }

    /// <summary>Whether there are many rows that are no longer than a few vectors, or many such lines in a row.</summary>
    private static bool HasShortRows(RowProgram program, TensorSizes sizes)
    {
        int[] space = [.. program.Space.Select(length => (int)sizes.Of(length))];
        var outer = space.Length - program.RowRank;
        var row = space.AsSpan(outer..);
        int[][] strides = [Extents.Strides(space), .. program.Readings.Select(reading => reading.Strides(sizes, space.Length))];
        var (line, length, all) = (new LoopNest(row, Array.ConvertAll(strides, steps => new Walk(steps[outer..]))).LineLength, Extents.Count(row), Extents.Count(space));
        if (program.HasFolds && length <= ShortRow) return length < all;
        return line <= ShortRow && line < length && (!program.HasFolds || length <= LongestTile);
    }
}
