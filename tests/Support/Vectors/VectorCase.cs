using SymDiff.Support.Mpfr;

namespace SymDiff.Support.Vectors;

/// <summary>A vector function, its exact meaning, and where its error is measured.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Function">The function over lanes.</param>
/// <param name="Exact">Its meaning.</param>
/// <param name="Bound">What the documentation promises, in units of the last place.</param>
/// <param name="Arguments">Given how many, arguments for each region.</param>
internal sealed record VectorCase(string Name, LaneFunction Function, Func<BigFloat[], BigFloat> Exact, double Bound, Func<Samples, int, IEnumerable<double[]>[]> Arguments)
{
    private const int Widest = 8;

    /// <summary>A function of one argument.</summary>
    public static VectorCase Of(string name, Delegate function, Func<BigFloat, BigFloat> exact, double bound, Func<Samples, int, IEnumerable<double>[]> arguments) =>
        new(name, new(function), x => exact(x[0]), bound, (samples, count) => [.. arguments(samples, count).Select(region => region.Select(x => new[] { x }))]);

    /// <summary>A function of two arguments.</summary>
    public static VectorCase Of(string name, Delegate function, Func<BigFloat, BigFloat, BigFloat> exact, double bound, Func<Samples, int, IEnumerable<(double X, double Y)>[]> arguments) =>
        new(name, new(function), x => exact(x[0], x[1]), bound, (samples, count) => [.. arguments(samples, count).Select(region => region.Select(x => new[] { x.X, x.Y }))]);

    /// <summary>The worst of so many arguments in each region.</summary>
    public IEnumerable<VectorError> Measure(Samples samples, int count) => Arguments(samples, count).Select(region => Worst([.. region]));

    /// <summary>The worst of some arguments.</summary>
    public VectorError Worst(double[][] arguments)
    {
        var values = Values(arguments);
        return arguments.Zip(values[0]).AsParallel().Select(pair => new VectorError(arguments.Length, pair.First, pair.Second, Error(pair.First, pair.Second))).MaxBy(error => error.Ulps)!;
    }

    /// <summary>The values at every width.</summary>
    public double[][] Values(double[][] arguments)
    {
        var padded = arguments.Concat(Enumerable.Repeat(arguments[0], (Widest - (arguments.Length % Widest)) % Widest)).ToArray();
        double[][] columns = [.. Enumerable.Range(0, arguments[0].Length).Select(column => padded.Select(row => row[column]).ToArray())];
        return Function.AtAllWidths(columns);
    }

    /// <summary>The error of one value; a zero of the wrong sign counts as infinitely wrong.</summary>
    public double Error(double[] arguments, double value)
    {
        var exact = Exact([.. arguments.Select(x => BigFloat.From(x))]);
        return exact.IsZero && value == 0 && exact.IsNegative != double.IsNegative(value) ? double.PositiveInfinity : UlpError.Ulps(value, exact);
    }
}

/// <summary>The worst error of a sample.</summary>
internal sealed record VectorError(int Count, double[] Arguments, double Value, double Ulps)
{
    public override string ToString() => FormattableString.Invariant($"{Ulps:F3} ulp at ({string.Join(", ", Arguments.Select(x => x.ToString("R")))}), computed {Value:R}");
}
