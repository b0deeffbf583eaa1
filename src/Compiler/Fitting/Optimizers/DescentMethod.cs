namespace SymDiff.Compiling;

/// <summary>Methods that step along gradients at a learning rate, without a search along the line.</summary>
internal abstract record DescentMethod : FitMethod
{
    /// <summary>With momentum a small change may be a turning point; three in a row are not.</summary>
    private const int SmallChangesToStop = 3;

    /// <summary>Near a minimum the loss changes by the square of what its gradient promises; in a long valley by less.</summary>
    private const double PromiseOfAStop = 100;

    /// <summary>A promise that rounding may make.</summary>
    private const double LeastPromise = 1e-6;

    /// <summary>A loss that has grown by this factor will not come back.</summary>
    private const double Divergence = 1e6;

    protected DescentMethod(string name, double rate)
        : base(name) =>
        Rate = rate > 0 && double.IsFinite(rate) ? rate : throw FitErrors.BadSetting("the rate", rate, "a positive number");

    /// <summary>The learning rate.</summary>
    public double Rate { get; }

    internal override bool TakesBatches => true;

    internal override int DefaultSteps => 10_000;

    /// <summary>The step from a point, given the gradient there: it changes the point.</summary>
    protected abstract Action<double[], double[]> CreateUpdate(int count);

    internal override FitStop Run(FitProblem problem, FitTrace trace)
    {
        double[] at = [.. problem.Start], gradient = new double[at.Length];
        var update = CreateUpdate(at.Length);
        var first = problem.Loss.Evaluate(at, gradient);
        var (loss, small) = (first, 0);
        while (trace.StepsLeft > 0)
        {
            Pass(problem, at, gradient, update);
            var next = problem.Loss.Evaluate(at, gradient);
            if (!double.IsFinite(next) || next - first > Divergence * Math.Max(1, Math.Abs(first)) || !Array.TrueForAll(gradient, double.IsFinite)) return FitStop.Diverged;
            trace.Step(at, next, gradient);
            small = Math.Abs(next - loss) <= trace.Stop * Math.Max(Math.Abs(next), trace.Stop * Math.Abs(first)) ? small + 1 : 0;
            if (small == SmallChangesToStop)
                return trace.Promise(next, gradient) <= Math.Max(LeastPromise, PromiseOfAStop * Math.Sqrt(trace.Stop)) ? FitStop.SmallChange : FitStop.SmallSteps;
            loss = next;
        }
        return FitStop.MaxSteps;
    }

    /// <summary>One change of the point by the gradient there, or one for each batch by that of the batch.</summary>
    private static void Pass(FitProblem problem, double[] at, double[] gradient, Action<double[], double[]> update)
    {
        if (problem.Batches is null) update(at, gradient);
        foreach (var (first, count) in problem.Batches?.Pass() ?? [])
        {
            problem.Loss.Evaluate(at, gradient, first, count);
            update(at, gradient);
        }
    }
}
