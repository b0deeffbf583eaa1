namespace SymDiff;

/// <summary>A closed interval of the extended reals that encloses the values of an expression.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval NonNegative { get; } = new(0, double.PositiveInfinity);

    public static Interval NonPositive { get; } = new(double.NegativeInfinity, 0);

    public static Interval Unit { get; } = new(0, 1);

    public bool Contains(double value) => Low <= value && value <= High;
}
