using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.Selection;
using static SymDiff.Ops.SpecialFunctions;
using static SymDiff.Ops.Trigonometric;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>Formulas that are a function with a name; exact, without kinks, so they may run before differentiation.</summary>
internal static class RecognizingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("exp-over-one-plus",    Exp[X] / (1 + Exp[X]),                            Sigmoid[X]),
        new("over-one-plus-exp",    Y / (1 + Exp[X]),                                 Y * Sigmoid[-X]),
        new("sinh-over-cosh",       Sinh[X] / Cosh[X],                                Tanh[X]),
        new("tanh-of-exponentials", (Exp[X] - Exp[-X]) / (Exp[X] + Exp[-X]),          Tanh[X]),
    ];
}

/// <summary>
/// Rules for the machine that name a stable function where the text spells an unstable formula. They run before differentiation too, so none
/// of them turns one kink into another. Sources: the checklists of PyTensor (log1p, softplus, sigmoid rewrites), Maechler 2012 (log1mexp).
/// </summary>
internal static class StabilizingRules
{
    public static IReadOnlyList<Rule> Own { get; } =
    [
        new("log1p",                Log[1 + X],                        Log1p[X]),
        new("expm1",                Exp[X] - 1,                        Expm1[X]),
        new("expm1-negated",        1 - Exp[X],                        -Expm1[X]),
        new("softplus",             Log1p[Exp[X]],                     Softplus[X]),
        new("log1mexp",             Log1p[-Exp[X]],                    Log1mExp[X]),
        new("log1mexp-expm1",       Log[-Expm1[X]],                    Log1mExp[X]),
        new("log-expm1",            Log[Expm1[X]],                     X + Log1mExp[-X],  rounding: Conditioned),
        new("logaddexp",            Log[Exp[X] + Exp[Y]],              LogAddExp[X, Y]),
        new("logsumexp-three",      Log[Expr.Sum(Exp[X], Exp[Y], Exp[Z])], LogAddExp[LogAddExp[X, Y], Z]),
        new("logsumexp-four",       Log[Expr.Sum(Exp[X], Exp[Y], Exp[Z], Exp[W])], LogAddExp[LogAddExp[X, Y], LogAddExp[Z, W]]),
        new("log1p-sumexp",         Log1p[Exp[X] + Exp[Y]],            LogAddExp[0, LogAddExp[X, Y]], rounding: Conditioned),
        new("softmax-of-three",     Exp[X] / Expr.Sum(Exp[X], Exp[Y], Exp[Z]), Sigmoid[X - LogAddExp[Y, Z]], rounding: Conditioned),
        new("softmax-middle",       Exp[Y] / Expr.Sum(Exp[X], Exp[Y], Exp[Z]), Sigmoid[Y - LogAddExp[X, Z]], rounding: Conditioned),
        new("softmax-last",         Exp[Z] / Expr.Sum(Exp[X], Exp[Y], Exp[Z]), Sigmoid[Z - LogAddExp[X, Y]], rounding: Conditioned),
        new("logsubexp",            Log[Exp[X] - Exp[Y]],              X + Log1mExp[Y - X], rounding: Conditioned),
        new("log-sigmoid",          Log[Sigmoid[X]],                   -Softplus[-X]),
        new("log-one-minus-sigmoid", Log[1 - Sigmoid[X]],              -Softplus[X]),
        new("log1p-minus-sigmoid",  Log1p[-Sigmoid[X]],                -Softplus[X]),
        new("log-cosh",             Log[Cosh[X]],                      LogCosh[X]),
        new("log-of-squares",       Log[Expr.Pow(X, 2) + Expr.Pow(Y, 2)], 2 * Log[Hypot[X, Y]], rounding: Conditioned),
        new("log-of-products",      Log[(X * X) + (Y * Y)],            2 * Log[Hypot[X, Y]], rounding: Conditioned),
        new("log-product",          Log[N * M],                        LogProduct[N, M]),
        new("log-odds",             Log[(1 + X) / (1 - X)],            2 * Atanh[X]),
        new("asinh-spelled",        Log[X + Sqrt[Expr.Pow(X, 2) + 1]], Asinh[X]),
        new("acosh-spelled",        Log[X + Sqrt[Expr.Pow(X, 2) - 1]], Acosh[X]),
        new("softplus-log",         Softplus[Log[X]],                  Log1p[X],          Widening, condition: GreaterEqual[X, 0]),
        new("log1mexp-log",         Log1mExp[Log[X]],                  Log1p[-X],         Widening, condition: GreaterEqual[X, 0]),
        new("log-exp-machine",      Log[Exp[X]],                       X),
        new("log1p-expm1-machine",  Log1p[Expm1[X]],                   X),
        new("exp-log-machine",      Exp[Log[X]],                       X,                 Widening, condition: GreaterEqual[X, 0]),
        new("exp-log1p-machine",    Exp[Log1p[X]],                     1 + X,             Widening, condition: GreaterEqual[X, -1]),
        new("expm1-log",            Expm1[Log[X]],                     X - 1,             Widening, condition: GreaterEqual[X, 0]),
        new("expm1-log1p-machine",  Expm1[Log1p[X]],                   X,                 Widening, condition: GreaterEqual[X, -1]),
        new("exp-log1mexp",         Exp[Log1mExp[X]],                  -Expm1[X],         Widening, condition: LessEqual[X, 0]),
        new("exp-softplus-machine", Exp[Softplus[X]],                  1 + Exp[X]),
        new("expm1-softplus",       Expm1[Softplus[X]],                Exp[X]),
        new("exp-product-opposite", Exp[X] * Exp[-X],                  1),
        new("exp-ratio",            Exp[X] / Exp[Y],                   ExpRatio[X, Y]),
        new("exp-product",          Exp[X] * Exp[Y],                   ExpProduct[X, Y]),
        new("softmax-of-two",       Exp[X] / (Exp[X] + Exp[Y]),        Sigmoid[X - Y],    rounding: Conditioned),
        new("tanh-expm1",           Expm1[X] / (1 + Exp[X]),           Tanh[X / 2]),
        new("tanh-expm1-negated",   -Expm1[X] / (1 + Exp[X]),          -Tanh[X / 2]),
        new("cosh-spelled",         Exp[X] + Exp[-X],                  2 * Cosh[X]),
        new("sinh-spelled",         Exp[X] - Exp[-X],                  2 * Sinh[X]),
        new("tanh-doubled",         (2 * Sinh[X]) / (2 * Cosh[X]),     Tanh[X]),
        new("sigmoid-times-exp",    Exp[X] * Sigmoid[-X],              Sigmoid[X]),
        new("odds-machine",         Sigmoid[X] / (1 - Sigmoid[X]),     Exp[X]),
        new("inverse-odds-machine", (1 - Sigmoid[X]) / Sigmoid[X],     Exp[-X]),
        new("sigmoid-logit",        Sigmoid[Log[X / (1 - X)]],         X,                 Widening, condition: And[GreaterEqual[X, 0], LessEqual[X, 1]]),
        new("one-minus-erf",        1 - Erf[X],                        Erfc[X]),
        new("erf-minus-one",        Erf[X] - 1,                        -Erfc[X]),
        new("one-minus-erfc",       1 - Erfc[X],                       Erf[X]),
        new("one-plus-erf",         1 + Erf[X],                        Erfc[-X]),
        new("erfc-minus-one",       Erfc[-X] - 1,                      Erf[X]),
        new("one-minus-cos",        1 - Cos[X],                        2 * Expr.Pow(Sin[X / 2], 2)),
        new("cos-minus-one",        Cos[X] - 1,                        -2 * Expr.Pow(Sin[X / 2], 2)),
        new("sin2-cos2-machine",    Expr.Pow(Sin[X], 2) + Expr.Pow(Cos[X], 2),    1),
        new("cosh2-sinh2-machine",  Expr.Pow(Cosh[X], 2) - Expr.Pow(Sinh[X], 2),  1),
        new("sin2-cos2-and-more",   Expr.Sum(Expr.Pow(Sin[X], 2), Expr.Pow(Cos[X], 2), Y),   1 + Y),
        new("one-less-sin2-cos2",   Expr.Sum(Y, -Expr.Pow(Sin[X], 2), -Expr.Pow(Cos[X], 2)), Y - 1),
        new("tan-atan-machine",     Tan[Atan[X]],                      X),
        new("sin-asin-machine",     Sin[Asin[X]],                      X,                 Widening, condition: LessEqual[Abs[X], 1]),
        new("cos-acos-machine",     Cos[Acos[X]],                      X,                 Widening, condition: LessEqual[Abs[X], 1]),
        new("tanh-atanh-machine",   Tanh[Atanh[X]],                    X,                 Widening, condition: LessEqual[Abs[X], 1]),
        new("sinh-asinh-machine",   Sinh[Asinh[X]],                    X),
        new("asinh-sinh-machine",   Asinh[Sinh[X]],                    X),
        new("atanh-tanh-machine",   Atanh[Tanh[X]],                    X),
        new("cosh-acosh-machine",   Cosh[Acosh[X]],                    X,                 Widening, condition: GreaterEqual[X, 1]),
        new("square-of-root",       Expr.Pow(Sqrt[X], 2),              X,                 Widening, condition: GreaterEqual[X, 0]),
        new("quotient-of-equals",   X / X,                             1,                 Removable),
        new("power-over-base",      Expr.Pow(X, K) / X,                Expr.Pow(X, K - 1), Removable),
        new("base-over-power",      X / Expr.Pow(X, K),                Expr.Pow(X, 1 - K), Removable),
        new("quotient-of-powers",   Expr.Pow(X, K) / Expr.Pow(X, L),   Expr.Pow(X, K - L), Removable),
        new("product-over-factor",  (X * Y) / X,                       Y,                 Removable),
        new("difference-of-equals", X - X,                             0),
        new("where-nothing",        Where[P, 0, 0],                    0),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. RecognizingRules.All, .. Own, .. DifferenceRules.All];
}

/// <summary>Rules for the machine that run last: the same value with fewer lost digits or fewer instructions.</summary>
internal static class SpecializingRules
{
    public static IReadOnlyList<Rule> Own { get; } =
    [
        new("sigmoid-complement",   1 - Sigmoid[X],                    Sigmoid[-X]),
        new("tanh-slope",           1 - Expr.Pow(Tanh[X], 2),          4 * (Exp[-2 * Abs[X]] / Expr.Pow(1 + Exp[-2 * Abs[X]], 2))),
        new("one-minus-square",     1 - Expr.Pow(X, 2),                (1 - X) * (1 + X)),
        new("difference-of-squares", Expr.Pow(X, 2) - Expr.Pow(Y, 2),  (X - Y) * (X + Y)),
        new("difference-of-products", (X * X) - (Y * Y),               (X - Y) * (X + Y)),
        new("complement-of-quotient", 1 - ((X + Y) / (X + Z)),         (Z - Y) / (X + Z)),
        new("complement-of-mirrored", 1 + ((Y - X) / (X + Z)),         (Y + Z) / (X + Z)),
        new("root-of-square-plus-one", Sqrt[Expr.Pow(X, 2) + 1],       Hypot[X, 1]),
        new("root-of-squares",      Sqrt[Expr.Pow(X, 2) + Expr.Pow(Y, 2)], Hypot[X, Y]),
        new("root-of-products",     Sqrt[(X * X) + (Y * Y)],           Hypot[X, Y]),
        new("exp-over-expm1",       Exp[X] / Expm1[X],                 -1 / Expm1[-X]),
        new("exp-times-over-expm1", Exp[X] * (Y / Expm1[X]),           -Y / Expm1[-X],    rounding: Conditioned),
        new("exp-over-expm1-squared", Exp[X] * ((1 / Expm1[X]) * (1 / Expm1[X])), -(1 / Expm1[X] * (1 / Expm1[-X])), rounding: Conditioned),
        new("power-log",            Expr.Pow(X, Y) * Log[X],           XLogY[Expr.Pow(X, Y), X], Removable),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. StabilizingRules.All, .. Own, .. AssumedRules.All.Where(rule => rule.Rounding == Same)];
}
