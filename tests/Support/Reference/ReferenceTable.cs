using SymDiff.Support.Mpfr;

namespace SymDiff.Support.Reference;

/// <summary>
/// What every operator means, in MPFR's arithmetic and by name: nothing is shared with the operators that it checks. Null where a
/// rounding error of the operands would decide the result.
/// </summary>
internal static class ReferenceTable
{
    public static IReadOnlyDictionary<string, Func<BigFloat[], BigFloat?>> Rows { get; } = new Dictionary<string, Func<BigFloat[], BigFloat?>>
    {
        ["add"] = all => all.Aggregate((x, y) => x + y),
        ["multiply"] = all => all.Aggregate((x, y) => x * y),
        ["negate"] = Of(x => -x),
        ["divide"] = Of((x, y) => x / y),
        ["power"] = all => !all[0].IsExact && all[0].CompareTo(1) == 0 ? null : BigFloat.Pow(all[0], all[1]),

        ["exp"] = Of(BigFloat.Exp),
        ["log"] = Of(BigFloat.Log),
        ["log1p"] = Of(BigFloat.Log1p),
        ["expm1"] = Of(BigFloat.Expm1),
        ["sigmoid"] = Of(BigFloat.Sigmoid),
        ["softplus"] = Of(BigFloat.Softplus),
        ["log1mexp"] = Of(BigFloat.Log1mExp),
        ["logaddexp"] = Of(BigFloat.LogAddExp),
        ["log_product"] = Of((x, y) => BigFloat.Log(x * y)),
        ["exp_ratio"] = Of((x, y) => BigFloat.Exp(x - y)),
        ["exp_product"] = Of((x, y) => BigFloat.Exp(x + y)),
        ["xlogy"] = Of(BigFloat.XLogY),
        ["xlog1py"] = Of(BigFloat.XLog1pY),

        ["sin"] = Of(BigFloat.Sin),
        ["cos"] = Of(BigFloat.Cos),
        ["tan"] = Of(BigFloat.Tan),
        ["asin"] = Of(BigFloat.Asin),
        ["acos"] = Of(BigFloat.Acos),
        ["atan"] = Of(BigFloat.Atan),
        ["atan2"] = Of(BigFloat.Atan2),
        ["sinh"] = Of(BigFloat.Sinh),
        ["cosh"] = Of(BigFloat.Cosh),
        ["tanh"] = Of(BigFloat.Tanh),
        ["asinh"] = Of(BigFloat.Asinh),
        ["acosh"] = Of(BigFloat.Acosh),
        ["atanh"] = Of(BigFloat.Atanh),
        ["log_cosh"] = Of(x => BigFloat.Log(BigFloat.Cosh(x))),

        ["sqrt"] = Of(BigFloat.Sqrt),
        ["cbrt"] = Of(BigFloat.Cbrt),
        ["abs"] = Of(BigFloat.Abs),
        ["hypot"] = Of(BigFloat.Hypot),

        ["sign"] = Of(x => x > 0 ? 1 : x < 0 ? -1 : x),
        ["step"] = Of(x => x > 0 ? 1 : 0),
        ["floor"] = Jumps(BigFloat.Floor),
        ["ceil"] = Jumps(BigFloat.Ceil),
        ["round"] = Of(BigFloat.Round),
        ["trunc"] = Jumps(BigFloat.Trunc),
        ["mod"] = Of(BigFloat.Mod),

        ["erf"] = Of(BigFloat.Erf),
        ["erfc"] = Of(BigFloat.Erfc),
        ["erfcx"] = Of(x => BigFloat.Exp(x * x) * BigFloat.Erfc(x)),
        ["erfc_hazard"] = Of(x => BigFloat.Exp(-(x * x)) / BigFloat.Erfc(x)),
        ["log_half_erfc"] = Of(x => BigFloat.Log1p(-BigFloat.Erfc(-x) / 2)),
        ["log_step"] = Of(x => BigFloat.Log1p(x) - BigFloat.Log(x)),
        ["log_erfc"] = Of(x => BigFloat.Log(BigFloat.Erfc(x))),
        ["sqrt_step"] = Of((x, y) => BigFloat.Sqrt(x + y) - BigFloat.Sqrt(x)),
        ["root_gain"] = Of((x, y) => BigFloat.Sqrt(x * x + y) - x),
        ["compound"] = Of((x, y) => BigFloat.Pow(x + 1, y)),
        ["compound_gain"] = Of((x, y) => BigFloat.Pow(x + 1, y) - 1),
        ["power_gain"] = Of((x, y) => BigFloat.Pow(x, y) - 1),
        ["lgamma"] = Of(BigFloat.LGamma),
        ["polygamma"] = Of((n, x) => BigFloat.Polygamma((int)n.ToDouble(), x)),

        ["<"] = Compares((x, y) => x < y),
        ["<="] = Compares((x, y) => x <= y),
        [">"] = Compares((x, y) => x > y),
        [">="] = Compares((x, y) => x >= y),
        ["=="] = Compares((x, y) => x <= y && x >= y),
        ["!="] = Compares((x, y) => !(x <= y && x >= y)),
        ["and"] = Of((x, y) => Truth(!x.IsZero && !y.IsZero)),
        ["or"] = Of((x, y) => Truth(!x.IsZero || !y.IsZero)),
        ["not"] = Of(x => Truth(x.IsZero)),

        ["max"] = all => all.Aggregate((x, y) => x >= y || x.IsNaN ? x : y),
        ["min"] = all => all.Aggregate((x, y) => x <= y || x.IsNaN ? x : y),
        ["where"] = all => all[0].IsZero ? all[2] : all[1],
        ["given"] = all => all[0].IsZero ? double.NaN : all[1],
        ["stop_gradient"] = Of(x => x),
        ["inf"] = _ => double.PositiveInfinity,
        ["nan"] = _ => double.NaN,
    };

    private static Func<BigFloat[], BigFloat?> Of(Func<BigFloat, BigFloat> function) => all => function(all[0]);

    private static Func<BigFloat[], BigFloat?> Of(Func<BigFloat, BigFloat, BigFloat> function) => all => function(all[0], all[1]);

    private static Func<BigFloat[], BigFloat?> Jumps(Func<BigFloat, BigFloat> step) => all => !all[0].IsExact && all[0].CompareTo(step(all[0])) == 0 ? null : step(all[0]);

    private static Func<BigFloat[], BigFloat?> Compares(Func<BigFloat, BigFloat, bool> holds) =>
        all => all[0].CompareTo(all[1]) == 0 && !(all[0].IsExact && all[1].IsExact) ? null : Truth(holds(all[0], all[1]));

    private static BigFloat Truth(bool holds) => holds ? 1 : 0;
}
