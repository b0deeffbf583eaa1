namespace SymDiff;

/// <summary>What is known of the value of an expression wherever it is defined, over the reals.</summary>
internal sealed record Fact
{
    private Fact(Interval values, bool isNonZero) => (Values, IsNonZero) = (values, isNonZero);

    public static Fact Unknown { get; } = Of(Interval.Everything);

    /// <summary>0 or 1.</summary>
    public static Fact Logical { get; } = Of(Interval.Unit);

    private static Interval Zero => new(0, 0);

    /// <summary>An interval that has all values.</summary>
    public Interval Values { get; }

    /// <summary>Whether the value is never 0.</summary>
    public bool IsNonZero { get; }

    /// <summary>Whether there is a value for all values of the variables that the assumptions allow.</summary>
    public bool IsDefined { get; init; }

    /// <summary>The same but for isolated places, where a divisor is 0.</summary>
    public bool IsMostlyDefined { get; init; }

    public static Fact Of(Interval values, bool isNonZero = false) => new(
        isNonZero ? values with { IsLowOpen = values.IsLowOpen || values.Low == 0, IsHighOpen = values.IsHighOpen || values.High == 0 } : values,
        isNonZero || !values.Contains(0));

    /// <summary>A literal: the double that it is, else the two doubles around it.</summary>
    public static Fact Of(Number value)
    {
        var nearest = value.ToDouble();
        var isExact = !value.IsWide && value.Denominator.IsPowerOfTwo && value.Numerator.GetBitLength() <= 53 && double.IsNormal(nearest);
        var values = isExact || value.IsZero ? new Interval(nearest, nearest) : new Interval(Math.BitDecrement(nearest), Math.BitIncrement(nearest)).Inside;
        return Of(values, !value.IsZero);
    }

    /// <summary>What both say.</summary>
    public Fact And(Fact other) => Of(Values.Intersect(other.Values), IsNonZero || other.IsNonZero);

    /// <summary>Whether no value fits both.</summary>
    public bool Contradicts(Fact other) => Values.IsApartFrom(other.Values) || (IsNonZero && other.Values == Zero) || (other.IsNonZero && Values == Zero);

    /// <summary>What is true of either of two values.</summary>
    public Fact Or(Fact other) => Of(Values.Hull(other.Values), IsNonZero && other.IsNonZero);

    /// <summary>Of the larger of two values.</summary>
    public static Fact Largest(Fact a, Fact b)
    {
        var either = a.Or(b);
        var floor = a.Values.Low > b.Values.Low || (a.Values.Low == b.Values.Low && a.Values.IsLowOpen) ? a : b;
        return Of(either.Values with { Low = floor.Values.Low, IsLowOpen = floor.Values.IsLowOpen }, either.IsNonZero);
    }

    /// <summary>Of the smaller of two values.</summary>
    public static Fact Smallest(Fact a, Fact b) => Largest(a.Negated(), b.Negated()).Negated();

    private Fact Negated() => Of(IntervalArithmetic.Negate(Values), IsNonZero);

    /// <summary>Whether this says at least as much as the other.</summary>
    public bool Implies(Fact other) =>
        other.Values.Hull(Values) == other.Values && (IsNonZero || !other.IsNonZero);
}
