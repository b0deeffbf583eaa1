namespace SymDiff.Support;

/// <summary>Functions of two arguments with their partial derivatives, and those that pass one of their arguments on.</summary>
internal static class BinaryTable
{
    public static IReadOnlyDictionary<string, Func<double, double, Jet2>> Rows { get; } = new Dictionary<string, Func<double, double, Jet2>>
    {
        ["+"] = (x, y) => new(x + y, 1, 1, 0, 0, 0),
        ["*"] = (x, y) => new(x * y, y, x, 0, 1, 0),
        ["/"] = (x, y) => new(x / y, 1 / y, -x / y / y, 0, -1 / (y * y), 2 * x / y / y / y),
        ["^"] = Power,
        ["atan2"] = (y, x) => Angle(Math.Atan2(y, x), y, x, ScalarFunctions.Hypot(x, y)),
        ["hypot"] = (x, y) => Distance(x, y, ScalarFunctions.Hypot(x, y)),
        ["logaddexp"] = (x, y) => LogAddExp(x, y, UnaryTable.Logistic(x - y)),
        ["log_product"] = (x, y) => new(Math.Log(x) + Math.Log(y), 1 / x, 1 / y, -1 / x / x, 0, -1 / y / y),
        ["exp_ratio"] = (x, y) => Same(Math.Exp(x - y), -1),
        ["exp_product"] = (x, y) => Same(Math.Exp(x + y), 1),
        ["sqrt_step"] = (x, y) => SqrtStep(Math.Sqrt(x), Math.Sqrt(x + y), y),
        ["root_gain"] = (x, y) => RootGain(x, y, Math.Sqrt(x * x + y)),
        ["compound"] = (x, y) => Compound(Math.Exp(y * ScalarFunctions.Log1p(x)), x, y),
        ["compound_gain"] = (x, y) => Compound(Math.Exp(y * ScalarFunctions.Log1p(x)), x, y) with { Value = ScalarFunctions.Expm1(y * ScalarFunctions.Log1p(x)) },
        ["power_gain"] = (x, y) => Power(x, y) with { Value = x > 0 ? ScalarFunctions.Expm1(y * Math.Log(x)) : Math.Pow(x, y) - 1 },
        ["xlogy"] = (x, y) => new(x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y), Math.Log(y), x / y, 0, 1 / y, -x / y / y),
        ["xlog1py"] = (x, y) => new(
            x == 0 && !double.IsNaN(y) ? 0 : x * ScalarFunctions.Log1p(y), ScalarFunctions.Log1p(y), x / (1 + y), 0, 1 / (1 + y), -x / (1 + y) / (1 + y)),
        ["mod"] = (x, y) => Remainder(x, y, x % y),
        ["polygamma"] = (n, x) => new(GammaFunctions.Polygamma((int)n, x), 0, GammaFunctions.Polygamma((int)n + 1, x), 0, 0, GammaFunctions.Polygamma((int)n + 2, x)),
        ["<"] = (x, y) => Truth(x < y),
        ["<="] = (x, y) => Truth(x <= y),
        [">"] = (x, y) => Truth(x > y),
        [">="] = (x, y) => Truth(x >= y),
        ["=="] = (x, y) => Truth(x == y),
        ["!="] = (x, y) => Truth(x != y),
        ["and"] = (x, y) => Truth(x != 0 && y != 0),
        ["or"] = (x, y) => Truth(x != 0 || y != 0),
    };

    /// <summary>Functions whose result is one of the arguments, derivatives included; of equal ones the first wins.</summary>
    public static IReadOnlyDictionary<string, Func<ReadOnlyMemory<Dual>, Dual>> Selections { get; } = new Dictionary<string, Func<ReadOnlyMemory<Dual>, Dual>>
    {
        ["max"] = all => First(all, (x, y) => x >= y),
        ["min"] = all => First(all, (x, y) => x <= y),
        ["where"] = all => all.Span[0].Value != 0 ? all.Span[1] : all.Span[2],
        ["given"] = all => all.Span[0].Value != 0 ? all.Span[1] : double.NaN,
    };

    private static Dual First(ReadOnlyMemory<Dual> all, Func<double, double, bool> wins)
    {
        var best = all.Span[0];
        foreach (var next in all.Span[1..])
        {
            if (double.IsNaN(best.Value) || double.IsNaN(next.Value)) return double.NaN;
            if (!wins(best.Value, next.Value)) best = next;
        }
        return best;
    }

    // a power x^0 is constant in x, also at 0
    private static Jet2 Power(double x, double y)
    {
        var (value, log) = (Math.Pow(x, y), Math.Log(x));
        var slope = y == 0 ? 0 : y * Math.Pow(x, y - 1);
        var curvature = y is 0 or 1 ? 0 : y * (y - 1) * Math.Pow(x, y - 2);
        return new(value, slope, value * log, curvature, Math.Pow(x, y - 1) * (1 + y * log), value * log * log);
    }

    // sqrt(x + y) - sqrt(x), by the two roots
    private static Jet2 SqrtStep(double from, double to, double y)
    {
        var (value, steep, flat) = (y / (to + from), 0.25 / (from * from * from), 0.25 / (to * to * to));
        return new(value, -value / (2 * from * to), 0.5 / to, steep - flat, -flat, -flat);
    }

    // sqrt(x^2 + y) - x, by the root
    private static Jet2 RootGain(double x, double y, double root)
    {
        var value = x > 0 ? y / (root + x) : root - x;
        return new(value, -value / root, 0.5 / root, y / root / root / root, -0.5 * x / root / root / root, -0.25 / root / root / root);
    }

    // (1 + x)^y
    private static Jet2 Compound(double power, double x, double y)
    {
        var log = ScalarFunctions.Log1p(x);
        return new(power, y * power / (1 + x), log * power, y * (y - 1) * power / (1 + x) / (1 + x), power / (1 + x) * (1 + y * log), log * log * power);
    }

    // C's remainder is exact, with the sign of x; the floored one has the sign of y. From it the whole quotient, however large, is off by its rounding only.
    private static Jet2 Remainder(double x, double y, double truncated)
    {
        var floored = truncated != 0 && truncated < 0 != y < 0 ? truncated + y : truncated;
        return new(floored, 1, -Math.Round((x - floored) / y), 0, 0, 0);
    }

    private static Jet2 Angle(double value, double y, double x, double r)
    {
        var (c, s) = (x / r, y / r);
        return new(value, c / r, -s / r, -2 * s * c / r / r, (s - c) * (s + c) / r / r, 2 * s * c / r / r);
    }

    private static Jet2 Distance(double x, double y, double r)
    {
        if (r == 0) return new(r, 0, 0, 0, 0, 0);
        var (c, s) = (x / r, y / r);
        return new(r, c, s, s * s / r, -s * c / r, c * c / r);
    }

    private static Jet2 LogAddExp(double x, double y, Jet share)
    {
        var value = Math.Max(x, y) + ScalarFunctions.Log1p(Math.Exp(-Math.Abs(x - y)));
        return new(value, share.Value, UnaryTable.Logistic(y - x).Value, share.Slope, -share.Slope, share.Slope);
    }

    // f = exp(x + s*y) with s = 1 or -1
    private static Jet2 Same(double value, int sign) => new(value, value, sign * value, value, sign * value, value);

    private static Jet2 Truth(bool holds) => new(holds ? 1 : 0, 0, 0, 0, 0, 0, IsFlat: true);
}
