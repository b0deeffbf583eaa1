using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>An operator on square matrices, one for each element of the leading axes.</summary>
/// <param name="shape">Shape of the matrices: [lead..., n, n].</param>
/// <param name="resultSize">Number of elements of one result.</param>
internal abstract class MatrixKernel(int[] shape, int resultSize) : TensorKernel
{
    /// <summary>Number of rows.</summary>
    protected int Size { get; } = shape[^1];

    public override double Work(int size) => (double)size / resultSize * Size * Size * Size;

    public sealed override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var matrices = operands[0];
        var size = Size * Size;
        for (var i = 0; i * size < matrices.Length; i++) RunOne(matrices.Slice(i * size, size), operands, i, result.Slice(i * resultSize, resultSize));
    }

    /// <summary>Computes the result for one matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="operands">All operands.</param>
    /// <param name="index">Number of the matrix.</param>
    /// <param name="result">Receives the result.</param>
    protected abstract void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
