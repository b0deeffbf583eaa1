namespace SymDiff.Compiling;

/// <summary>One triangle of each matrix, 0 in the other.</summary>
/// <param name="shape">Shape of the matrices.</param>
/// <param name="isLower">Whether the elements at and below the diagonal stay, or those at and above it.</param>
/// <param name="offset">The diagonal: 0 is the main one, positive numbers are above it.</param>
internal sealed class TriangleKernel(int[] shape, bool isLower, int offset) : TensorKernel
{
    public override double Work(int size) => 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var (rows, columns) = (shape[^2], shape[^1]);
        operands[0].CopyTo(result);
        for (var i = 0; i * columns < result.Length; i++)
        {
            var line = result.Slice(i * columns, columns);
            var diagonal = (i % rows) + offset;
            if (isLower) line[Math.Clamp(diagonal + 1, 0, columns)..].Clear();
            else line[..Math.Clamp(diagonal, 0, columns)].Clear();
        }
    }
}
