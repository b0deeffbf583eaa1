namespace SymDiff.Compiling;

/// <summary>A function that the user bound, which is one of doubles: other numbers are converted.</summary>
/// <param name="map">The function.</param>
/// <param name="shapes">Shapes of its arguments.</param>
/// <param name="size">Number of elements of its value.</param>
internal sealed class MapKernel(TensorMap map, int[][] shapes, int size) : TensorKernel
{
    private readonly double[][] arguments = Array.ConvertAll(shapes, shape => new double[Extents.Count(shape)]);
    private readonly double[] value = new double[size];

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        for (var i = 0; i < arguments.Length; i++) Precision.Widen(operands[i], arguments[i]);
        map(new(arguments, shapes), value);
        Precision.Round(value, result);
    }
}
