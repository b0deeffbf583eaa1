namespace SymDiff.Compiling;

/// <summary>The differences between a response and its model as functions of the parameters.</summary>
internal abstract class Residuals
{
    /// <summary>The number of differences.</summary>
    public abstract int Count { get; }

    /// <summary>The differences and their derivatives from one call; any of them may be infinite or nan.</summary>
    /// <param name="at">The parameters.</param>
    /// <param name="differences">Receives response minus model.</param>
    /// <param name="jacobian">Receives the derivatives, column by column: a column for each parameter.</param>
    public abstract void Evaluate(ReadOnlySpan<double> at, double[] differences, double[] jacobian);
}
