namespace SymDiff.Compiling;

/// <summary>A function that the user bound.</summary>
/// <param name="map">The function.</param>
/// <param name="shapes">Shapes of its arguments.</param>
internal sealed class MapKernel(TensorMap map, int[][] shapes) : TensorKernel
{
    public override void Run(Operands operands, Span<double> result) => map(new(operands, shapes), result);
}
