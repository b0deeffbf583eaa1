using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>The solution X of A*X = B for matrices A [..., n, n] and right sides B [..., n, m]; the axes before those broadcast.</summary>
internal sealed class SolveKernel : TensorKernel
{
    private readonly string name;
    private readonly int rows, columns;
    private readonly LoopNest nest;
    private readonly LuFactors factors;

    /// <param name="name">The operator's name, for the error.</param>
    /// <param name="left">Shape of A.</param>
    /// <param name="batch">Lengths of the leading axes of B; those of A broadcast to the result's as well.</param>
    /// <param name="columns">Number of columns of B; 1 for vectors.</param>
    /// <param name="resultBatch">Lengths of the leading axes of X.</param>
    public SolveKernel(string name, int[] left, int[] batch, int columns, int[] resultBatch)
    {
        (this.name, rows, this.columns, factors) = (name, left[^1], columns, new(left[^1]));
        nest = new(
            resultBatch,
            new(Extents.Strides(resultBatch)),
            new Walk(Extents.Broadcast(left.AsSpan(..^2), resultBatch)),
            new Walk(Extents.Broadcast(batch, resultBatch)));
    }

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var (size, known) = (rows * columns, -1);
        for (var more = nest.Start(); more; more = nest.Next())
            for (var i = 0; i < nest.LineLength; i++)
            {
                if (nest[1][i] != known) Factor(operands[0], known = nest[1][i]);
                var right = operands[1].Slice(nest[2][i] * size, size);
                for (var column = 0; column < columns; column++) factors.Solve<T, T>(right, result.Slice(nest[0][i] * size, size), column, columns);
            }
    }

    private void Factor<T>(ReadOnlySpan<T> matrices, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        factors.Factor(matrices.Slice(index * rows * rows, rows * rows));
        if (factors.IsSingular) throw TensorErrors.Singular(name, rows, index);
    }
}
