using SymDiff.Compiling;

namespace SymDiff;

/// <summary>How a loss is made small.</summary>
/// <param name="Name">The word for it on the command line.</param>
public abstract record FitMethod(string Name)
{
    /// <summary>Levenberg-Marquardt, for least squares: the method of choice where there is a response.</summary>
    public static FitMethod LevenbergMarquardt { get; } = new LevenbergMarquardt();

    /// <summary>Broyden, Fletcher, Goldfarb and Shanno: an approximation of the inverse Hessian from gradients.</summary>
    public static FitMethod Bfgs { get; } = new LineSearchMethod("bfgs", LineSearches.Bfgs);

    /// <summary>The same with a memory of a few steps, for many parameters.</summary>
    public static FitMethod LimitedMemoryBfgs { get; } = new LineSearchMethod("lbfgs", LineSearches.LimitedMemoryBfgs);

    /// <summary>Newton's method with the exact Hessian.</summary>
    public static FitMethod Newton { get; } = new LineSearchMethod("newton", LineSearches.Newton);

    /// <summary>Gradient descent, <c>v = momentum*v - rate*g</c>, <c>theta = theta + v</c>.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">How much of a step is repeated in the next; 0 for plain gradient descent.</param>
    /// <exception cref="SymDiffException">The rate is not positive, or the momentum is not in [0, 1) (SD5012).</exception>
    public static FitMethod GradientDescent(double rate = 0.01, double momentum = 0) => new GradientDescent(rate, momentum);

    /// <summary>Adam: steps of about the learning rate in every parameter (Kingma and Ba, arXiv:1412.6980, algorithm 1).</summary>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="SymDiffException">The rate is not positive (SD5012).</exception>
    public static FitMethod Adam(double rate = 0.001) => new Adam(rate);

    /// <summary>Whether the parameters may be changed after some of the rows already.</summary>
    internal virtual bool TakesBatches => false;

    /// <summary>The most steps if nobody says.</summary>
    internal virtual int DefaultSteps => 1000;

    /// <summary>Runs from the start until something stops it; every step is told to the trace.</summary>
    internal abstract FitStop Run(FitProblem problem, FitTrace trace);
}
