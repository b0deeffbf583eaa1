using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SymDiff.Compiling;

/// <summary>
/// A minimizer of MathNet.Numerics, started again from the best point for as long as that helps: where its approximation of the Hessian has gone wrong, a new start cures it.
/// </summary>
internal sealed record LineSearchMethod(string Name, Action<IObjectiveFunction, Vector<double>, int> Minimize) : FitMethod(Name)
{
    internal override FitStop Run(FitProblem problem, FitTrace trace)
    {
        double before;
        do
        {
            before = trace.BestLoss;
            Round(problem.Loss, trace);
        }
        while (trace.StepsLeft > 0 && trace.BestGradient > 0 && before - trace.BestLoss > trace.Stop * Math.Abs(before));
        return new MinimumTest(problem, trace).Verdict() is var verdict && verdict == FitStop.NoProgress && trace.StepsLeft <= 0 ? FitStop.MaxSteps : verdict;
    }

    private void Round(Objective loss, FitTrace trace)
    {
        try
        {
            Minimize(new LossFunction(loss, trace), Vector<double>.Build.DenseOfArray(trace.Best), Math.Max(1, trace.StepsLeft));
        }
        catch (OptimizationException)
        {
            // no step is possible any more, and the trace has the best point; or a cancellation came wrapped
            trace.CheckCancelled();
        }
    }
}
