namespace SymDiff.Compiling;

/// <summary>A loss as a function of the parameters.</summary>
internal abstract class Objective
{
    /// <summary>The loss and its gradient from one call; either may be infinite or nan.</summary>
    /// <param name="at">The parameters.</param>
    /// <param name="gradient">Receives the partial derivatives.</param>
    public abstract double Evaluate(ReadOnlySpan<double> at, Span<double> gradient);

    /// <summary>The loss of some rows of the data and its gradient.</summary>
    /// <param name="at">The parameters.</param>
    /// <param name="gradient">Receives the partial derivatives.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">Number of rows.</param>
    public abstract double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, int first, int count);

    /// <summary>The loss, its gradient and its Hessian from one call.</summary>
    /// <param name="at">The parameters.</param>
    /// <param name="gradient">Receives the partial derivatives.</param>
    /// <param name="hessian">Receives the second derivatives, row by row.</param>
    public abstract double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian);
}
