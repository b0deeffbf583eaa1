using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>The solution X of A*X = B for matrices A [..., n, n] and right sides B [..., n, m]; the axes before those broadcast.</summary>
internal sealed class SolveKernel : TensorKernel
{
    private readonly string name;
    private readonly int rows, columns;
    private readonly LoopNest nest;
    private readonly LuFactors factors;
    private readonly double[] known, solution;

    /// <param name="name">The operator's name, for the error.</param>
    /// <param name="left">Shape of A.</param>
    /// <param name="batch">Lengths of the leading axes of B; those of A broadcast to the result's as well.</param>
    /// <param name="columns">Number of columns of B; 1 for vectors.</param>
    /// <param name="resultBatch">Lengths of the leading axes of X.</param>
    public SolveKernel(string name, int[] left, int[] batch, int columns, int[] resultBatch)
    {
        (this.name, rows, this.columns, factors) = (name, left[^1], columns, new(left[^1]));
        (known, solution) = (new double[rows * columns], new double[rows * columns]);
        nest = new(
            resultBatch,
            new(Extents.Strides(resultBatch)),
            new Walk(Extents.Broadcast(left.AsSpan(..^2), resultBatch)),
            new Walk(Extents.Broadcast(batch, resultBatch)));
    }

    public override double Work(int size) => nest.Count * rows * rows * (rows + columns);

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var (size, factored) = (rows * columns, -1);
        for (var more = nest.Start(); more; more = nest.Next())
            for (var i = 0; i < nest.LineLength; i++)
            {
                if (nest[1][i] != factored) Factor(operands[0], factored = nest[1][i]);
                Precision.Widen(operands[1].Slice(nest[2][i] * size, size), known);
                factors.Solve(known, solution, columns);
                Precision.Round(solution, result.Slice(nest[0][i] * size, size));
            }
    }

    private void Factor<T>(ReadOnlySpan<T> matrices, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        factors.Factor(matrices.Slice(index * rows * rows, rows * rows));
        if (factors.IsSingular) throw TensorErrors.Singular(name, rows, index);
    }
}
