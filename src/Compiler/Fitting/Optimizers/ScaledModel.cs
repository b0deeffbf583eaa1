using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>
/// Least squares as MathNet.Numerics asks for them, <c>g = J'r</c> and <c>H = J'J</c>, over parameters divided by scales at which all columns of the Jacobian have length 1
/// at the start. A point where something is not finite has an infinite value: the step to it is rejected.
/// </summary>
internal sealed class ScaledModel : IObjectiveModel
{
    private readonly LeastSquares squares;
    private readonly FitTrace trace;
    private readonly double[] start;
    private readonly double[] scales;
    private readonly Vector<double> scaledStart;

    public ScaledModel(double[] start, LeastSquares squares, FitTrace trace)
    {
        (this.start, this.squares, this.trace) = (start, squares, trace);
        squares.At(start);
        (Accepted, AcceptedValue) = (start, squares.Sum);
        scales = [.. start.Zip(squares.Jacobian.ColumnNorms(2), (x, norm) => norm > 0 ? 1 / norm : x == 0 ? 1 : Math.Abs(x))];
        Point = scaledStart = Vector<double>.Build.DenseOfEnumerable(start.Zip(scales, (x, scale) => x / scale));
    }

    /// <summary>The parameters after the last step, not scaled.</summary>
    public double[] Accepted { get; private set; }

    /// <summary>The sum of squares there.</summary>
    public double AcceptedValue { get; private set; }

    public Vector<double> Point { get; private set; }

    public double Value => squares.Sum;

    /// <summary>Asked for at points that are accepted.</summary>
    public Vector<double> Gradient
    {
        get
        {
            var gradient = squares.Gradient();
            (Accepted, AcceptedValue) = (Unscaled(), squares.Sum);
            trace.Try(Accepted, AcceptedValue, gradient);
            return Vector<double>.Build.Dense(scales.Length, i => gradient[i] * scales[i] / 2);
        }
    }

    public Matrix<double> Hessian => squares.Jacobian.TransposeThisAndMultiply(squares.Jacobian).MapIndexed((i, j, value) => value * scales[i] * scales[j]);

    public bool IsGradientSupported => true;

    public bool IsHessianSupported => true;

    public int FunctionEvaluations { get; set; }

    public int JacobianEvaluations { get; set; }

    public int DegreeOfFreedom => squares.Differences.Count - scales.Length;

    public Vector<double> ObservedY => Vector<double>.Build.Dense(squares.Differences.Count);

    public Vector<double> ModelValues => -squares.Differences;

    public Matrix<double>? Weights => null;

    public void SetParameters(Vector<double> initialGuess, List<bool>? isFixed = null) => Point = initialGuess;

    /// <exception cref="EvaluationException">The point is not finite: the damping has overflowed.</exception>
    public void EvaluateAt(Vector<double> parameters)
    {
        if (!parameters.ForAll(double.IsFinite)) throw new OptimizationException("no finite step is left");
        Point = parameters.Clone();
        squares.At(Unscaled());
    }

    public IObjectiveModel CreateNew() => this;

    public IObjectiveModel Fork() => this;

    public IObjectiveFunction ToObjectiveFunction() => throw new NotSupportedException();

    /// <summary>The start is not rounded: it would look like a step.</summary>
    private double[] Unscaled() => Point.Equals(scaledStart) ? start : [.. Point.Zip(scales, (z, scale) => z * scale)];
}
