namespace SymDiff.Support;

/// <summary>Correct significant digits, <c>-log10(|x - c|/|c|)</c>, the measure of the Statistical Reference Datasets.</summary>
internal static class LogRelativeError
{
    /// <summary>More digits than doubles have.</summary>
    private const double All = 16;

    /// <summary>Of a number against a certified one.</summary>
    public static double Of(double value, double certified) =>
        value.Equals(certified) ? All : Math.Max(0, -Math.Log10(Math.Abs(value - certified) / (certified == 0 ? 1 : Math.Abs(certified))));

    /// <summary>The least of several.</summary>
    public static double Least(IEnumerable<double> values, IEnumerable<double> certified) => values.Zip(certified, Of).Min();
}
