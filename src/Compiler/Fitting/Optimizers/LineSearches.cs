using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>The minimizers of MathNet.Numerics that search along lines. Their own stop tests are in absolute numbers and are kept out of the way.</summary>
internal static class LineSearches
{
    private const double Never = 1e-300;
    private const int Memory = 10;

    /// <summary>The change of a parameter, absolute or relative to it, below which a search along a line ends.</summary>
    private const double ParameterTolerance = 1e-15;

    public static void Bfgs(IObjectiveFunction objective, Vector<double> start, int steps) =>
        new BfgsMinimizer(GradientTolerance(objective, start), ParameterTolerance, Never, steps).FindMinimum(objective, start);

    public static void LimitedMemoryBfgs(IObjectiveFunction objective, Vector<double> start, int steps) =>
        new LimitedMemoryBfgsMinimizer(GradientTolerance(objective, start), ParameterTolerance, Never, Memory, steps).FindMinimum(objective, start);

    public static void Newton(IObjectiveFunction objective, Vector<double> start, int steps) =>
        new NewtonMinimizer(Never, steps, useLineSearch: true).FindMinimum(objective, start);

    /// <summary>Its hundredfold, divided by the square of the gradient's length, is the length of the first trial step: this one makes it a unit length.</summary>
    private static double GradientTolerance(IObjectiveFunction objective, Vector<double> start)
    {
        objective.EvaluateAt(start);
        return Math.Min(1e-10, objective.Gradient.L2Norm() / 100);
    }
}
