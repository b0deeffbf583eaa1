namespace SymDiff.Support;

/// <summary>Functions of one argument with their first two derivatives, from any calculus book; independent of the operators they check.</summary>
internal static class UnaryTable
{
    private static readonly double TwoOverRootPi = 2 / Math.Sqrt(Math.PI);

    public static IReadOnlyDictionary<string, Func<double, Jet>> Rows { get; } = new Dictionary<string, Func<double, Jet>>
    {
        ["exp"] = x => Growth(Math.Exp(x), Math.Exp(x)),
        ["expm1"] = x => Growth(ScalarFunctions.Expm1(x), Math.Exp(x)),
        ["log"] = x => new(Math.Log(x), 1 / x, -1 / (x * x)),
        ["log1p"] = x => new(ScalarFunctions.Log1p(x), 1 / (1 + x), -1 / ((1 + x) * (1 + x))),
        ["log1mexp"] = Log1mExp,
        ["sigmoid"] = x => Logistic(x),
        ["softplus"] = x => new(ScalarFunctions.Softplus(x), Logistic(x).Value, Logistic(x).Slope),

        ["sin"] = x => new(Math.Sin(x), Math.Cos(x), -Math.Sin(x)),
        ["cos"] = x => new(Math.Cos(x), -Math.Sin(x), -Math.Cos(x)),
        ["tan"] = x => new(Math.Tan(x), 1 / Squared(Math.Cos(x)), 2 * Math.Tan(x) / Squared(Math.Cos(x))),
        ["asin"] = x => ArcOfSlope(Math.Asin(x), x, 1 / Math.Sqrt((1 - x) * (1 + x))),
        ["acos"] = x => Negated(ArcOfSlope(-Math.Acos(x), x, 1 / Math.Sqrt((1 - x) * (1 + x)))),
        ["atan"] = x => new(Math.Atan(x), 1 / (1 + x * x), -2 * x / Squared(1 + x * x)),

        ["sinh"] = x => new(Math.Sinh(x), Math.Cosh(x), Math.Sinh(x)),
        ["cosh"] = x => new(Math.Cosh(x), Math.Sinh(x), Math.Cosh(x)),
        ["tanh"] = x => new(Math.Tanh(x), 1 / Squared(Math.Cosh(x)), -2 * Math.Tanh(x) / Squared(Math.Cosh(x))),
        ["log_cosh"] = x => new(
            Math.Abs(x) < 20 ? ScalarFunctions.Log1p(2 * Squared(Math.Sinh(x / 2))) : Math.Abs(x) - Math.Log(2), Math.Tanh(x), 1 / Squared(Math.Cosh(x))),
        ["asinh"] = x => ArcOfSlope(Math.Asinh(x), -x, 1 / Math.Sqrt(1 + x * x)),
        ["acosh"] = x => ArcOfSlope(Math.Acosh(x), -x, 1 / Math.Sqrt((x - 1) * (x + 1))),
        ["atanh"] = x => new(Math.Atanh(x), 1 / ((1 - x) * (1 + x)), 2 * x / Squared((1 - x) * (1 + x))),

        ["sqrt"] = x => new(Math.Sqrt(x), 0.5 / Math.Sqrt(x), -0.25 / (x * Math.Sqrt(x))),
        ["cbrt"] = x => new(Math.Cbrt(x), 1 / (3 * Squared(Math.Cbrt(x))), -2 / (9 * x * Squared(Math.Cbrt(x)))),
        ["abs"] = x => new(Math.Abs(x), Sign(x), 0),
        ["sign"] = x => Flat(Sign(x)),
        ["step"] = x => Flat(x > 0 ? 1 : 0),
        ["floor"] = x => Flat(Math.Floor(x)),
        ["ceil"] = x => Flat(Math.Ceiling(x)),
        ["round"] = x => Flat(Math.Round(x, MidpointRounding.ToEven)),
        ["trunc"] = x => Flat(Math.Truncate(x)),
        ["stop_gradient"] = Flat,
        ["not"] = x => Flat(x == 0 ? 1 : 0),

        ["erf"] = x => Bell(ErrorFunctions.Erf(x), x, TwoOverRootPi),
        ["erfc"] = x => Bell(ErrorFunctions.Erfc(x), x, -TwoOverRootPi),
        ["erfcx"] = x => ScaledErfc(ErrorFunctions.ScaledErfc(x), x),
        ["erfc_hazard"] = x => Hazard(Math.Exp(-x * x) / ErrorFunctions.Erfc(x), x),
        ["log_erfc"] = x => LogErfc(x < 0.5 ? ScalarFunctions.Log1p(-ErrorFunctions.Erf(x)) : Math.Log(ErrorFunctions.ScaledErfc(x)) - x * x, x),
        ["log_half_erfc"] = x => LogErfc(x < 0 ? ScalarFunctions.Log1p(-ErrorFunctions.Erfc(-x) / 2) : Math.Log(ErrorFunctions.ScaledErfc(x)) - x * x - Math.Log(2), x),
        ["log_step"] = x => new(ScalarFunctions.Log1p(1 / x), -1 / (x * (1 + x)), (1 + 2 * x) / Squared(x * (1 + x))),
        ["lgamma"] = x => new(GammaFunctions.LogGamma(x), GammaFunctions.Polygamma(0, x), GammaFunctions.Polygamma(1, x)),
        ["digamma"] = x => new(GammaFunctions.Polygamma(0, x), GammaFunctions.Polygamma(1, x), GammaFunctions.Polygamma(2, x)),
    };

    internal static Jet Logistic(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var slope = e / Squared(1 + e);
        return new(x >= 0 ? 1 / (1 + e) : e / (1 + e), slope, -slope * Math.Tanh(x / 2));
    }

    private static Jet Growth(double value, double exponential) => new(value, exponential, exponential);

    private static Jet Log1mExp(double x)
    {
        var excess = ScalarFunctions.Expm1(-x);
        return new(ScalarFunctions.Log1mExp(x), -1 / excess, -(1 / excess + 1 / (excess * excess)));
    }

    // inverse functions whose slope is (1 +- x^2)^(-1/2): the slope's derivative is +-x times its cube
    private static Jet ArcOfSlope(double value, double signedX, double slope) => new(value, slope, signedX * slope * slope * slope);

    private static Jet ScaledErfc(double value, double x) => new(value, 2 * x * value - TwoOverRootPi, 2 * value + 2 * x * (2 * x * value - TwoOverRootPi));

    private static Jet Hazard(double value, double x)
    {
        var slope = value * (TwoOverRootPi * value - 2 * x);
        return new(value, slope, slope * (TwoOverRootPi * value - 2 * x) + value * (TwoOverRootPi * slope - 2));
    }

    private static Jet LogErfc(double value, double x)
    {
        var slope = -TwoOverRootPi / ErrorFunctions.ScaledErfc(x);
        return new(value, slope, -slope * (2 * x + slope));
    }

    private static Jet Bell(double value, double x, double factor) => new(value, factor * Math.Exp(-x * x), -2 * x * factor * Math.Exp(-x * x));

    private static Jet Negated(Jet f) => new(-f.Value, -f.Slope, -f.Curvature);

    private static Jet Flat(double value) => new(value, 0, 0, IsFlat: true);

    private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : double.NaN;

    private static double Squared(double x) => x * x;
}
