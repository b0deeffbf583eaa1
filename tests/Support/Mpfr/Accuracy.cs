using System.Globalization;
using Xunit;

namespace SymDiff.Support.Mpfr;

/// <summary>Asserts a bound on a function's error over many arguments; a failure tells the worst of them.</summary>
internal static class Accuracy
{
    /// <summary>At most so many units of the last place.</summary>
    public static void WithinUlps(this Samples samples, double bound, Func<double, double> function, Func<BigFloat, BigFloat> exact, params IEnumerable<double>[] arguments) =>
        Within(samples, bound, "ulp", arguments.SelectMany(x => x).Select(x => Case([x], function(x), exact(x), UlpError.Ulps)));

    /// <summary>At most so many units of the last place, for a function of two arguments.</summary>
    public static void WithinUlps(
        this Samples samples, double bound, Func<double, double, double> function, Func<BigFloat, BigFloat, BigFloat> exact, params IEnumerable<(double X, double Y)>[] arguments) =>
        Within(samples, bound, "ulp", arguments.SelectMany(x => x).Select(a => Case([a.X, a.Y], function(a.X, a.Y), exact(a.X, a.Y), UlpError.Ulps)));

    /// <summary>A relative error of at most the bound.</summary>
    public static void WithinRelative(this Samples samples, double bound, Func<double, double> function, Func<BigFloat, BigFloat> exact, params IEnumerable<double>[] arguments) =>
        Within(samples, bound, "relative", arguments.SelectMany(x => x).Select(x => Case([x], function(x), exact(x), UlpError.Relative)));

    /// <summary>At most the bound times the scale that a function of the argument gives; for the neighbourhood of zeros.</summary>
    public static void WithinScaled(
        this Samples samples, double bound, Func<double, double> function, Func<BigFloat, BigFloat> exact, Func<double, double> scale, params IEnumerable<double>[] arguments) =>
        Within(samples, bound, "of the scale", arguments.SelectMany(x => x).Select(x => Case(
            [x], function(x), exact(x), (actual, wanted) => BigFloat.Abs(BigFloat.From(actual) - wanted).ToDouble() / scale(x))));

    /// <summary>The same number, the sign of a zero included, or both NaN.</summary>
    public static void Same(double expected, double actual) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"expected {Text(expected)}, got {Text(actual)}");

    private static Sample Case(double[] arguments, double actual, BigFloat exact, Func<double, BigFloat, double> error) =>
        new(arguments, actual, exact, error(actual, exact));

    private static void Within(Samples samples, double bound, string unit, IEnumerable<Sample> cases)
    {
        var all = cases.ToList();
        Assert.NotEmpty(all);
        var worst = all.MaxBy(sample => double.IsNaN(sample.Error) ? double.PositiveInfinity : sample.Error)!;
        Assert.True(worst.Error <= bound, $"worst error of {all.Count} arguments, seed {samples.Seed}: {worst} (bound {Text(bound)} {unit})");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Sample(double[] Arguments, double Actual, BigFloat Exact, double Error)
    {
        public override string ToString() => $"{Text(Error)} at ({string.Join(", ", Arguments.Select(Text))}), computed {Text(Actual)}, exact {Exact}";
    }
}
