namespace SymDiff.Compiling;

/// <summary>The difference of one row, for all rows.</summary>
internal sealed class RowResiduals(Expr difference, RowInputs inputs, int count) : Residuals
{
    private readonly BatchFunction function = difference.CompileBatch(inputs.Parameters, inputs.Constants, inputs.Names);

    public override int Count => count;

    public override void Evaluate(ReadOnlySpan<double> at, double[] differences, double[] jacobian)
    {
        var columns = new Memory<double>[at.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = jacobian.AsMemory(i * count, count);
        function.Run(inputs.At(at), differences, columns);
    }
}
