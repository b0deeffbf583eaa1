namespace SymDiff.Compiling;

/// <summary>
/// Numerical derivatives from central differences, extrapolated to step 0 by Neville's scheme; the error is estimated from the last two
/// columns, and is not less than what rounding the values does to the difference. Ridders, "Accurate computation of F'(x) and F'(x)F''(x)", Advances in Engineering Software
/// 4 (1982).
/// </summary>
internal static class Differences
{
    private const int Columns = 12;
    private const double Shrinkage = 1.6;
    private const double Worsening = 2;
    private static readonly double[] FirstSteps = [0.1, 1e-3, 1e-5];

    /// <summary>The derivative of a function at a point and the estimated error; NaN where the function has no values around it.</summary>
    public static (double Derivative, double Error) At(Func<double, double> function, double x)
    {
        (double Derivative, double Error) best = (double.NaN, double.PositiveInfinity);
        foreach (var step in FirstSteps)
        {
            Try(step * Math.Max(Math.Abs(x), step));
            if (Math.Abs(x) < step) Try(step * Math.Abs(x)); // the function may change over lengths as small as x itself
        }
        return best;

        void Try(double first)
        {
            var found = Extrapolated(function, x, first);
            if (found.Error < best.Error) best = found;
        }
    }

    private static (double Derivative, double Error) Extrapolated(Func<double, double> function, double x, double step)
    {
        var previous = new double[Columns];
        (previous[0], _) = Central(function, x, step);
        (double Derivative, double Error) best = (previous[0], double.PositiveInfinity);
        for (var row = 1; row < Columns; row++)
        {
            step /= Shrinkage;
            var current = new double[Columns];
            (current[0], var noise) = Central(function, x, step);
            var factor = Shrinkage * Shrinkage;
            for (var column = 1; column <= row; column++, factor *= Shrinkage * Shrinkage)
            {
                current[column] = ((current[column - 1] * factor) - previous[column - 1]) / (factor - 1);
                var error = Math.Max(Math.Abs(current[column] - current[column - 1]), Math.Abs(current[column] - previous[column - 1]));
                if (error + noise <= best.Error) best = (current[column], error + noise);
            }
            if (Math.Abs(current[row] - previous[row - 1]) >= Worsening * best.Error) break;
            previous = current;
        }
        return best;
    }

    private static (double Slope, double Noise) Central(Func<double, double> function, double x, double step)
    {
        double above = x + step, below = x - step, high = function(above), low = function(below);
        return ((high - low) / (above - below), (Math.BitIncrement(Math.Abs(high)) - Math.Abs(high)) / (above - below));
    }
}
