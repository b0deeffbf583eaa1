using static SymDiff.Ops.Differences;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.Rounding;
using static SymDiff.Ops.Selection;
using static SymDiff.Ops.SpecialFunctions;
using static SymDiff.Ops.Trigonometric;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>Functions by their definitions in exp, log, sin, cos, roots and choices, in which equality is decided.</summary>
internal static class DefiningRules
{
    /// <summary>Of functions of tensors, where only sums and products are compared.</summary>
    public static IReadOnlyList<Rule> ForTensors { get; } =
    [
        new("sigmoid-by-tanh",     Sigmoid[X],        (1 + Tanh[X / 2]) / 2,                             Exact, Free),
    ];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("expm1-defined",       Expm1[X],          Exp[X] - 1,                                        Exact, Free),
        new("log1p-defined",       Log1p[X],          Log[1 + X],                                        Exact, Free),
        new("sigmoid-defined",     Sigmoid[X],        1 / (1 + Exp[-X]),                                 Exact, Free),
        new("softplus-defined",    Softplus[X],       Log[1 + Exp[X]],                                   Exact, Free),
        new("log1mexp-defined",    Log1mExp[X],       Log[1 - Exp[X]],                                   Exact, Free),
        new("logaddexp-defined",   LogAddExp[X, Y],   Log[Exp[X] + Exp[Y]],                              Exact, Free),
        new("log-product-defined", LogProduct[X, Y],  Log[X * Y],                                        Exact, Free),
        new("exp-ratio-defined",   ExpRatio[X, Y],    Exp[X - Y],                                        Exact, Free),
        new("exp-product-defined", ExpProduct[X, Y],  Exp[X + Y],                                        Exact, Free),
        new("log-cosh-defined",    LogCosh[X],        Log[(Exp[X] + Exp[-X]) / 2],                       Exact, Free),
        new("xlogy-defined",       XLogY[X, Y],       X * Log[Y],                                        Generic, Free, Greater[Y, 0]),
        new("xlog1py-defined",     XLog1pY[X, Y],     X * Log[1 + Y],                                    Generic, Free, Greater[Y, -1]),
        new("sinh-defined",        Sinh[X],           (Exp[X] - Exp[-X]) / 2,                            Exact, Free),
        new("cosh-defined",        Cosh[X],           (Exp[X] + Exp[-X]) / 2,                            Exact, Free),
        new("tanh-defined",        Tanh[X],           1 - (2 / (Exp[2 * X] + 1)),                        Exact, Free),
        new("asinh-defined",       Asinh[X],          Log[X + Sqrt[Expr.Pow(X, 2) + 1]],                 Exact, Free),
        new("acosh-defined",       Acosh[X],          Log[X + Sqrt[Expr.Pow(X, 2) - 1]],                 Exact, Free),
        new("atanh-defined",       Atanh[X],          Log[(1 + X) / (1 - X)] / 2,                        Exact, Free),
        new("tan-defined",         Tan[X],            Sin[X] / Cos[X],                                   Exact, Free),
        new("acos-defined",        Acos[X],           (Ops.Constants.Pi.Apply() / 2) - Asin[X],          Exact, Free),
        new("hypot-defined",       Hypot[X, Y],       Sqrt[Expr.Pow(X, 2) + Expr.Pow(Y, 2)],             Exact, Free),
        new("erfc-defined",        Erfc[X],           1 - Erf[X],                                        Exact, Free),
        new("erfcx-defined",       Erfcx[X],          Exp[Expr.Pow(X, 2)] * (1 - Erf[X]),                Exact, Free),
        new("erfc-hazard-defined", ErfcHazard[X],     Exp[-Expr.Pow(X, 2)] / (1 - Erf[X]),               Exact, Free),
        new("log-half-erfc-defined", LogHalfErfc[X],  Log[(1 - Erf[X]) / 2],                             Exact, Free),
        new("log-step-defined",    LogStep[X],        Log[1 + X] - Log[X],                               Exact, Free),
        new("log-erfc-defined",    LogErfc[X],        Log[1 - Erf[X]],                                   Exact, Free),
        new("sqrt-step-defined",   SqrtStep[X, Y],    Sqrt[X + Y] - Sqrt[X],                             Exact, Free),
        new("root-gain-defined",   RootGain[X, Y],    Sqrt[Expr.Pow(X, 2) + Y] - X,                      Exact, Free),
        new("compound-defined",    Compound[X, Y],    Expr.Pow(1 + X, Y),                                Exact, Free),
        new("compound-gain-defined", CompoundGain[X, Y], Expr.Pow(1 + X, Y) - 1,                         Exact, Free),
        new("power-gain-defined",  PowerGain[X, Y],   Expr.Pow(X, Y) - 1,                                Exact, Free),
        new("abs-defined",         Abs[X],            Where[Greater[X, 0], X, -X]),
        new("sign-defined",        Sign[X],           Where[Greater[X, 0], 1, 0] - Where[Less[X, 0], 1, 0]),
        new("step-defined",        Step[X],           Where[Greater[X, 0], 1, 0]),
        new("max-defined",         Max[X, Y],         Where[GreaterEqual[X, Y], X, Y]),
        new("min-defined",         Min[X, Y],         Where[LessEqual[X, Y], X, Y]),
        new("ceil-defined",        Ceil[X],           -Floor[-X]),
        new("mod-defined",         Mod[X, Y],         X - (Y * Floor[X / Y]),                            Exact, Free),
        new("stop-defined",        StopGradient[X],   X),
    ];
}
