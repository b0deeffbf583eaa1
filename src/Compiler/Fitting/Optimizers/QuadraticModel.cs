using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace SymDiff.Compiling;

/// <summary>A loss near a point by its exact derivatives: directions in which its Hessian, scaled to a diagonal of ones, has eigenvalues.</summary>
internal sealed class QuadraticModel
{
    /// <summary>Beyond this number of parameters their square is too many numbers for what only makes sure.</summary>
    public const int MostParameters = 100;

    /// <summary>An eigenvalue below this part of the largest may be zero.</summary>
    private const double Rounding = 1e-8;

    /// <summary>The least that a Hessian is made to curve, relative to the most.</summary>
    private const double SmallestCurvature = 1e-12;

    private readonly Evd<double> factors;
    private readonly double[] scales;
    private readonly double level;

    private QuadraticModel(double loss, double[] gradient, double[] scales, Evd<double> factors)
    {
        Loss = loss;
        Gradient = gradient;
        (this.scales, this.factors) = (scales, factors);
        Curvatures = factors.EigenValues.Real();
        level = Rounding * Curvatures.AbsoluteMaximum();
    }

    /// <summary>The loss.</summary>
    public double Loss { get; }

    /// <summary>Its gradient.</summary>
    public double[] Gradient { get; }

    /// <summary>Whether it curves downward somewhere.</summary>
    public bool HasDescent => Curvatures.Minimum() < -level;

    /// <summary>The distance from which the loss of a curvature is as large as the loss itself, for each parameter.</summary>
    public double[] Lengths => [.. scales.Select(scale => Math.Sqrt(Math.Abs(Loss)) * scale)];

    /// <summary>Directions without curvature.</summary>
    public IEnumerable<Vector<double>> LevelDirections => Numbers(isLevel: true).Select(Direction);

    /// <summary>Newton's step in the directions that curve upward.</summary>
    public Vector<double> Step => Numbers(isLevel: false).Aggregate(Vector<double>.Build.Dense(scales.Length), (step, i) => step - (Direction(i) * (Slope(i) / Curvatures[i])));

    /// <summary>Twice what that step gains, <c>g'H^-1 g</c>.</summary>
    public double Decrement => Numbers(isLevel: false).Sum(i => Slope(i) * Slope(i) / Curvatures[i]);

    private Vector<double> Curvatures { get; }

    /// <summary>The model at a point, null where something is not finite.</summary>
    public static QuadraticModel? At(Objective loss, double[] at)
    {
        double[] gradient = new double[at.Length], hessian = new double[at.Length * at.Length];
        var value = loss.Evaluate(at, gradient, hessian);
        return double.IsFinite(value) && Array.TrueForAll(gradient, double.IsFinite) && Factors(at.Length, hessian) is var (scales, factors)
            ? new(value, gradient, scales, factors)
            : null;
    }

    /// <summary>
    /// A Hessian with its eigenvalues made positive, so that Newton's step descends and leaves saddles (Nocedal, Wright, <em>Numerical Optimization</em>, section 3.4); null where
    /// something is not finite.
    /// </summary>
    public static Matrix<double>? Convex(int n, double[] hessian)
    {
        if (Factors(n, hessian) is not var (scales, factors)) return null;
        var curvatures = factors.EigenValues.Real().PointwiseAbs();
        var raised = Matrix<double>.Build.DiagonalOfDiagonalVector(curvatures.PointwiseMaximum(SmallestCurvature * curvatures.Maximum()));
        var convex = factors.EigenVectors * raised * factors.EigenVectors.Transpose();
        return convex.MapIndexed((i, j, value) => value / (scales[i] * scales[j]));
    }

    /// <summary>
    /// The scaling of a Hessian to a diagonal of ones, and its eigenvalues then; null where something is not finite: beside a curvature that all but vanishes, a scaled entry
    /// is infinite.
    /// </summary>
    private static (double[] Scales, Evd<double> Factors)? Factors(int n, double[] hessian)
    {
        double[] scales = [.. Enumerable.Range(0, n).Select(i => Math.Abs(hessian[(i * n) + i]) is > 0 and var own ? 1 / Math.Sqrt(own) : 1)];
        var scaled = Matrix<double>.Build.Dense(n, n, (i, j) => hessian[(i * n) + j] * scales[i] * scales[j]);
        return scaled.ForAll(double.IsFinite) ? (scales, scaled.Evd(Symmetricity.Symmetric)) : null;
    }

    private IEnumerable<int> Numbers(bool isLevel) => Enumerable.Range(0, scales.Length).Where(i => Curvatures[i] <= level == isLevel);

    private Vector<double> Direction(int number) => factors.EigenVectors.Column(number).MapIndexed((i, value) => value * scales[i]);

    private double Slope(int number) => Direction(number).DotProduct(Vector<double>.Build.Dense(Gradient));
}
