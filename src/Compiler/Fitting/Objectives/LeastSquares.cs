using MathNet.Numerics.LinearAlgebra;

namespace SymDiff.Compiling;

/// <summary>Differences and their derivatives at the point that was evaluated last.</summary>
/// <param name="residuals">The differences.</param>
/// <param name="count">The number of parameters.</param>
internal sealed class LeastSquares(Residuals residuals, int count)
{
    private readonly double[] differences = new double[residuals.Count];
    private readonly double[] jacobian = new double[residuals.Count * count];

    /// <summary>The differences.</summary>
    public Vector<double> Differences => Vector<double>.Build.Dense(differences);

    /// <summary>Their derivatives, a column for each parameter.</summary>
    public Matrix<double> Jacobian => Matrix<double>.Build.Dense(differences.Length, count, jacobian);

    /// <summary>The sum of squares; infinite where a difference or a derivative is not finite, so that no method steps there.</summary>
    public double Sum { get; private set; }

    /// <summary>Evaluates at a point.</summary>
    public LeastSquares At(ReadOnlySpan<double> at)
    {
        residuals.Evaluate(at, differences, jacobian);
        var sum = Differences.DotProduct(Differences);
        Sum = double.IsFinite(sum) && Array.TrueForAll(jacobian, double.IsFinite) ? sum : double.PositiveInfinity;
        return this;
    }

    /// <summary>The gradient of the sum of squares, <c>2*J'r</c>.</summary>
    public double[] Gradient() => (2 * Jacobian.TransposeThisAndMultiply(Differences)).AsArray();

    /// <summary>The linear problem at a point; null where it is not finite or has more parameters than differences.</summary>
    public Linearization? Linearize(ReadOnlySpan<double> at) => double.IsFinite(At(at).Sum) && differences.Length >= count ? new(Differences, Jacobian) : null;
}
