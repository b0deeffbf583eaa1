namespace SymDiff.Compiling;

/// <summary>The code of a group, for any sizes. Loops are compiled when they are bound first, and used again for other sizes.</summary>
internal sealed class FusedCode
{
    /// <summary>Up to this length, a loop for each row costs more than copies of what rows have in common.</summary>
    private const int ShortRow = 96;

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
        return new(kernel, reads, [.. results, .. program.Stored.Except(program.Results).Select(_ => kernel.RowExtents)]);
    }

    /// <summary>Whether there are many rows, or lines where nothing is folded, that are no longer than a few vectors.</summary>
    private static bool HasShortRows(RowProgram program, TensorSizes sizes)
    {
        int[] space = [.. program.Space.Select(length => (int)sizes.Of(length))];
        Walk[] walks = [new(Extents.Strides(space)), .. program.Readings.Select(reading => new Walk(reading.Strides(sizes, space.Length)))];
        var length = program.HasFolds ? Extents.Count(space.AsSpan(^program.RowRank..)) : new LoopNest(space, walks).LineLength;
        return length <= ShortRow && length < Extents.Count(space);
    }
}
