using System.Globalization;

namespace SymDiff.Cli;

/// <summary>A stretch of numbers that is drawn.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, above the lower one.</param>
internal sealed record Axis(double Low, double High)
{
    /// <summary>Powers of ten beyond which there are no doubles.</summary>
    private const int Smallest = -324, Largest = 308;

    /// <summary>The stretch that holds all values; around a single value there is some room.</summary>
    public static Axis Around(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low < high) return new(low, high);
        if (low > high) (low, high) = (0, 0);
        var room = double.IsNormal(low) ? Math.Abs(low) / 2 : 1;
        return new(Math.Max(double.MinValue, low - room), Math.Min(double.MaxValue, high + room));
    }

    /// <summary>How far along the axis a value lies: 0 at the lower end, 1 at the upper one. Halves, for a difference may overflow.</summary>
    public double Share(double value) => ((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2));

    /// <summary>Round numbers on the axis: multiples of 1, 2 or 5 times a power of ten, as close together as the number of them allows.</summary>
    public IReadOnlyList<double> Ticks(int most)
    {
        var least = Math.Log10((High / most) - (Low / most));
        for (var exponent = (int)Math.Max(Smallest, Math.Floor(least)); exponent <= Largest; exponent++)
            foreach (var digit in (int[])[1, 2, 5])
            {
                var step = digit * Math.Pow(10, exponent);
                var (first, last) = (Math.Ceiling(Low / step), Math.Floor(High / step));
                if (last - first < most) return [.. Enumerable.Range(0, Math.Max(0, (int)(last - first) + 1)).Select(i => Round((first + i) * digit, exponent))];
            }
        return [];
    }

    /// <summary>The double nearest to the decimal number: 3*0.1 is not.</summary>
    private static double Round(double digits, int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits:F0}e{exponent}"), CultureInfo.InvariantCulture) + 0.0;
}
