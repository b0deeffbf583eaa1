namespace SymDiff.Support.Mpfr;

/// <summary>Reproducible arguments for sweeps over the doubles.</summary>
internal sealed class Samples(int seed)
{
    private const double Largest = 1.7e308;

    private readonly Random random = new(seed);

    /// <summary>What makes the same arguments again.</summary>
    public int Seed => seed;

    /// <summary>Numbers spread evenly over an interval.</summary>
    public IEnumerable<double> Uniform(int count, double from, double to) => Repeat(count, () => from + (to - from) * random.NextDouble());

    /// <summary>Positive numbers whose logarithms are spread evenly, subnormals included.</summary>
    public IEnumerable<double> Magnitudes(int count, double smallest = double.Epsilon, double largest = Largest)
    {
        double low = Math.Log2(smallest), high = Math.Log2(largest);
        return Repeat(count, () => Math.Clamp(Power(low + (high - low) * random.NextDouble()), smallest, largest));
    }

    /// <summary>Like <see cref="Magnitudes"/>, with both signs.</summary>
    public IEnumerable<double> Signed(int count, double smallest = double.Epsilon, double largest = Largest) =>
        Magnitudes(count, smallest, largest).Select(x => random.Next(2) == 0 ? x : -x);

    /// <summary>Numbers on both sides of a point, at all distances from one ulp to the given one.</summary>
    public IEnumerable<double> Around(int count, double point, double distance) =>
        Signed(count, Math.BitIncrement(Math.Abs(point)) - Math.Abs(point), distance).Select(d => point + d);

    // Low bits of its own: those of a power of 2 are not spread evenly.
    private double Power(double exponent)
    {
        var whole = Math.Floor(exponent);
        return Math.ScaleB(Math.Pow(2, exponent - whole) + Math.ScaleB(random.NextDouble(), -30), (int)whole);
    }

    private static IEnumerable<double> Repeat(int count, Func<double> next) => Enumerable.Range(0, count).Select(_ => next());
}
