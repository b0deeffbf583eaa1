namespace SymDiff;

/// <summary>Operations on intervals, rounded outward, so that an enclosure stays one.</summary>
internal static class IntervalArithmetic
{
    /// <summary>What an elementary function may be wrong by, in units in the last place: twice what the numerics promise.</summary>
    private const int FunctionError = 4;

    public static Interval Add(Interval a, Interval b) => new(AddDown(a.Low, b.Low), -AddDown(-a.High, -b.High))
    {
        IsLowOpen = a.IsLowOpen || b.IsLowOpen,
        IsHighOpen = a.IsHighOpen || b.IsHighOpen,
    };

    public static Interval Negate(Interval a) => new(-a.High, -a.Low) { IsLowOpen = a.IsHighOpen, IsHighOpen = a.IsLowOpen };

    public static Interval Multiply(Interval a, Interval b)
    {
        Interval result = Product(a.Low, a.IsLowOpen, b.Low, b.IsLowOpen);
        result = result.Hull(Product(a.Low, a.IsLowOpen, b.High, b.IsHighOpen));
        result = result.Hull(Product(a.High, a.IsHighOpen, b.Low, b.IsLowOpen));
        return result.Hull(Product(a.High, a.IsHighOpen, b.High, b.IsHighOpen));
    }

    /// <summary>1/a; everything if a has 0 inside.</summary>
    public static Interval Reciprocal(Interval a)
    {
        if (a is { Low: < 0, High: > 0 } or { Low: 0, High: 0 }) return Interval.Everything;
        if (a.Low < 0) return Negate(Reciprocal(Negate(a)));
        return new(Down(1 / a.High, IsExact(1 / a.High, a.High)), a.Low == 0 ? double.PositiveInfinity : Up(1 / a.Low, IsExact(1 / a.Low, a.Low)))
        {
            IsLowOpen = a.IsHighOpen || double.IsInfinity(a.High),
            IsHighOpen = a.IsLowOpen,
        };

        static bool IsExact(double quotient, double divisor) => double.IsInfinity(divisor) || Math.FusedMultiplyAdd(quotient, divisor, -1) == 0;
    }

    /// <summary>A power with a literal exponent; a power that is no whole one has no negative base.</summary>
    public static Fact Power(Fact value, Number exponent)
    {
        if (exponent.Sign < 0) return Fact.Of(Reciprocal(Power(value, exponent.Negate()).Values), isNonZero: true);
        if (exponent.IsZero) return Fact.Of(Number.One);
        // Without a base that has a root nothing but the sign is claimed: in doubles, which round to 0 what is below it, there may be one.
        if (!exponent.IsInteger && value.Values.IsApartFrom(Interval.NonNegative)) return Fact.Of(Interval.NonNegative);
        var degree = exponent.ToDouble();
        var isOdd = exponent.IsInteger && !exponent.Numerator.IsEven;
        var bases = isOdd ? value.Values : exponent.IsInteger ? Absolute(value.Values) : value.Values.Intersect(Interval.NonNegative);
        return Fact.Of(Image(x => Math.Pow(x, degree), bases, rises: true), value.IsNonZero);
    }

    /// <summary>|a|.</summary>
    public static Interval Absolute(Interval a) =>
        a.Low >= 0 ? a : a.High <= 0 ? Negate(a) : new Interval(0, 0).Hull(a with { Low = 0, IsLowOpen = false }).Hull(Negate(a) with { Low = 0, IsLowOpen = false });

    /// <summary>The image under a function that rises, or falls, wherever it is defined.</summary>
    public static Interval Image(Func<double, double> function, Interval a, bool rises)
    {
        var image = rises ? a : new(a.High, a.Low) { IsLowOpen = a.IsHighOpen, IsHighOpen = a.IsLowOpen };
        var (low, high) = (function(image.Low), function(image.High));
        return image with
        {
            Low = double.IsNaN(low) ? double.NegativeInfinity : Down(low, IsExact(image.Low, low), FunctionError),
            High = double.IsNaN(high) ? double.PositiveInfinity : Up(high, IsExact(image.High, high), FunctionError),
        };
    }

    /// <summary>The image under a function of which only its steepest slope is known: the value in the middle and what lies in reach.</summary>
    public static Interval Image(Func<double, double> function, Interval a, double steepestSlope)
    {
        if (double.IsInfinity(a.Low) || double.IsInfinity(a.High)) return Interval.Everything;
        var middle = a.Low + ((a.High - a.Low) / 2);
        var reach = Math.BitIncrement(Math.BitIncrement(a.High - a.Low) * steepestSlope);
        return Add(Around(function(Math.Clamp(middle, a.Low, a.High))), new(-reach, reach));
    }

    /// <summary>The exact value of a function that returned this one.</summary>
    public static Interval Around(double value) =>
        double.IsNaN(value) ? Interval.Everything : new(Down(value, false, FunctionError), Up(value, false, FunctionError));

    /// <summary>Every function here that maps 0, 1 or an infinity to a whole number or an infinity does so exactly.</summary>
    private static bool IsExact(double argument, double value) => (argument is 0 or 1 || double.IsInfinity(argument)) && (double.IsInfinity(value) || double.IsInteger(value));

    private static double AddDown(double a, double b)
    {
        var sum = a + b;
        if (double.IsInfinity(sum)) return double.IsInfinity(a) || double.IsInfinity(b) || sum < 0 ? sum : double.MaxValue;
        var virtualB = sum - a;
        var error = (a - (sum - virtualB)) + (b - virtualB);
        return error < 0 ? Math.BitDecrement(sum) : sum;
    }

    /// <summary>The product of two ends as a narrow interval; 0 times an infinite end is 0, for the end is not attained.</summary>
    private static Interval Product(double a, bool isOpenA, double b, bool isOpenB)
    {
        var isOpen = (isOpenA && !(b == 0 && !isOpenB)) || (isOpenB && !(a == 0 && !isOpenA));
        if (a == 0 || b == 0) return new(0, 0) { IsLowOpen = isOpen, IsHighOpen = isOpen };
        var product = a * b;
        var isExact = double.IsInfinity(a) || double.IsInfinity(b) || (Math.Abs(product) > 1e-290 && Math.FusedMultiplyAdd(a, b, -product) == 0);
        return new(Down(product, isExact), Up(product, isExact)) { IsLowOpen = isOpen, IsHighOpen = isOpen };
    }

    private static double Down(double value, bool isExact, int units = 1)
    {
        if (isExact) return value;
        for (var i = 0; i < units; i++) value = Math.BitDecrement(value);
        return value;
    }

    private static double Up(double value, bool isExact, int units = 1) => -Down(-value, isExact, units);
}
