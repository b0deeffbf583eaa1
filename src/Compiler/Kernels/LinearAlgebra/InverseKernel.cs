namespace SymDiff.Compiling;

/// <summary>The inverse.</summary>
/// <param name="name">The operator's name, for the error.</param>
/// <param name="shape">Shape of the matrices.</param>
internal sealed class InverseKernel(string name, int[] shape) : MatrixKernel(shape, shape[^1] * shape[^1])
{
    private readonly LuFactors factors = new(shape[^1]);
    private readonly double[] identity = Identity(shape[^1]), inverse = new double[shape[^1] * shape[^1]];

    protected override void RunOne<T>(ReadOnlySpan<T> matrix, Operands<T> operands, int index, Span<T> result)
    {
        factors.Factor(matrix);
        if (factors.IsSingular) throw TensorErrors.Singular(name, Size, index);
        factors.Solve(identity, inverse, Size);
        Precision.Round(inverse, result);
    }

    private static double[] Identity(int n)
    {
        var identity = new double[n * n];
        for (var row = 0; row < n; row++) identity[(row * n) + row] = 1;
        return identity;
    }
}
