namespace SymDiff.Compiling;

/// <summary>The code of a group, for any sizes. Loops are compiled when they are bound first, and used again for other sizes.</summary>
internal sealed class FusedCode
{
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
        var kernel = new FusedKernel(program, sizes);
        var rows = program.Stored.Except(program.Results).Select(_ => kernel.RowExtents);
        return new(kernel, [.. Enumerable.Range(0, program.Readings.Count)], [.. program.Results.Select(result => sizes.Of(result.Shape)), .. rows]);
    }
}
