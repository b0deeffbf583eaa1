namespace SymDiff.Cli;

/// <summary>A point of a curve.</summary>
/// <param name="X">Its place.</param>
/// <param name="Y">The value there.</param>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsFinite => double.IsFinite(Y);
}
