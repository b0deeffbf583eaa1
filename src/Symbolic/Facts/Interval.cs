namespace SymDiff;

/// <summary>An interval of the reals that encloses the values of an expression; an infinite end is never attained.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval NonNegative { get; } = new(0, double.PositiveInfinity);

    public static Interval Positive { get; } = new(0, double.PositiveInfinity) { IsLowOpen = true };

    public static Interval Negative { get; } = new(double.NegativeInfinity, 0) { IsHighOpen = true };

    public static Interval Unit { get; } = new(0, 1);

    /// <summary>Whether the lower end itself is left out.</summary>
    public bool IsLowOpen { get; init; }

    /// <summary>Whether the upper end itself is left out.</summary>
    public bool IsHighOpen { get; init; }

    /// <summary>The same ends, both left out.</summary>
    public Interval Inside => this with { IsLowOpen = true, IsHighOpen = true };

    public bool IsPoint => Low == High;

    /// <summary>All values are greater than 0.</summary>
    public bool IsPositive => Low > 0 || (Low == 0 && IsLowOpen);

    public override string ToString() => FormattableString.Invariant($"{(IsLowOpen ? '(' : '[')}{Low}, {High}{(IsHighOpen ? ')' : ']')}");

    public bool Contains(double value) => (value > Low || (value == Low && !IsLowOpen)) && (value < High || (value == High && !IsHighOpen));

    /// <summary>The values in both; this interval if there are none, for a contradiction proves nothing.</summary>
    public Interval Intersect(Interval other) => Common(other) ?? this;

    /// <summary>Whether no value is in both.</summary>
    public bool IsApartFrom(Interval other) => Common(other) is null;

    private Interval? Common(Interval other)
    {
        var (low, lowOpen) = Low > other.Low ? (Low, IsLowOpen) : Low < other.Low ? (other.Low, other.IsLowOpen) : (Low, IsLowOpen || other.IsLowOpen);
        var (high, highOpen) = High < other.High ? (High, IsHighOpen) : High > other.High ? (other.High, other.IsHighOpen) : (High, IsHighOpen || other.IsHighOpen);
        return low > high || (low == high && (lowOpen || highOpen)) ? null : new(low, high) { IsLowOpen = lowOpen, IsHighOpen = highOpen };
    }

    /// <summary>The smallest interval that has the values of both.</summary>
    public Interval Hull(Interval other)
    {
        var (low, lowOpen) = Low < other.Low ? (Low, IsLowOpen) : Low > other.Low ? (other.Low, other.IsLowOpen) : (Low, IsLowOpen && other.IsLowOpen);
        var (high, highOpen) = High > other.High ? (High, IsHighOpen) : High < other.High ? (other.High, other.IsHighOpen) : (High, IsHighOpen && other.IsHighOpen);
        return new(low, high) { IsLowOpen = lowOpen, IsHighOpen = highOpen };
    }
}
