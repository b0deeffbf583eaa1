using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>A loss as MathNet.Numerics asks for it. A point where something is not finite has the largest value: a search along a line turns back from it.</summary>
internal sealed class LossFunction(Objective loss, FitTrace trace) : IObjectiveFunction
{
    private double[] gradient = [];
    private double[]? hessian;

    public Vector<double> Point { get; private set; } = Vector<double>.Build.Dense(1);

    public double Value { get; private set; }

    public Vector<double> Gradient => Vector<double>.Build.DenseOfArray(gradient);

    /// <summary>The Hessian, made convex.</summary>
    public Matrix<double> Hessian
    {
        get
        {
            var n = gradient.Length;
            if (hessian is null) loss.Evaluate(Point.AsArray(), new double[n], hessian = new double[n * n]);
            return QuadraticModel.Convex(n, hessian) ?? throw new OptimizationException("the Hessian is not finite");
        }
    }

    public bool IsGradientSupported => true;

    public bool IsHessianSupported => true;

    public void EvaluateAt(Vector<double> point)
    {
        (Point, gradient, hessian) = (Vector<double>.Build.DenseOfVector(point), new double[point.Count], null);
        if (trace.StepsLeft <= 0) throw new OptimizationException("all steps are made");
        Value = point.ForAll(double.IsFinite) ? loss.Evaluate(Point.AsArray(), gradient) : double.NaN;
        if (double.IsFinite(Value) && Array.TrueForAll(gradient, double.IsFinite)) trace.Try(Point.AsArray(), Value, gradient);
        else (Value, gradient) = (double.MaxValue, new double[point.Count]);
    }

    public IObjectiveFunction CreateNew() => new LossFunction(loss, trace);

    public IObjectiveFunction Fork() => new LossFunction(loss, trace) { Point = Point, Value = Value, gradient = gradient, hessian = hessian };
}
