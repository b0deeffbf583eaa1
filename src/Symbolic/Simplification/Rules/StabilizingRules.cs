using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.Selection;
using static SymDiff.Ops.SpecialFunctions;
using static SymDiff.Simplification.Hole;

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
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. RecognizingRules.All,
        new("log1p",                Log[1 + X],                        Log1p[X]),
        new("expm1",                Exp[X] - 1,                        Expm1[X]),
        new("expm1-negated",        1 - Exp[X],                        -Expm1[X]),
        new("softplus",             Log1p[Exp[X]],                     Softplus[X]),
        new("log1mexp",             Log1p[-Exp[X]],                    Log1mExp[X]),
        new("log1mexp-expm1",       Log[-Expm1[X]],                    Log1mExp[X]),
        new("logaddexp",            Log[Exp[X] + Exp[Y]],              LogAddExp[X, Y]),
        new("log-sigmoid",          Log[Sigmoid[X]],                   -Softplus[-X]),
        new("log-one-minus-sigmoid", Log[1 - Sigmoid[X]],              -Softplus[X]),
        new("log1p-minus-sigmoid",  Log1p[-Sigmoid[X]],                -Softplus[X]),
        new("log-exp-machine",      Log[Exp[X]],                       X),
        new("log1p-expm1-machine",  Log1p[Expm1[X]],                   X),
        new("one-minus-erf",        1 - Erf[X],                        Erfc[X]),
        new("one-minus-erfc",       1 - Erfc[X],                       Erf[X]),
        new("one-plus-erf",         1 + Erf[X],                        Erfc[-X]),
        new("where-nothing",        Where[P, 0, 0],                    0),
    ];
}

/// <summary>Rules for the machine that run last: the same value with fewer lost digits or fewer instructions.</summary>
internal static class SpecializingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. StabilizingRules.All,
        new("sigmoid-complement",   1 - Sigmoid[X],                    Sigmoid[-X]),
        new("tanh-slope",           1 - Expr.Pow(Tanh[X], 2),          4 * (Sigmoid[2 * X] * Sigmoid[-2 * X])),
        new("one-minus-square",     1 - Expr.Pow(X, 2),                (1 - X) * (1 + X)),
        new("root-of-square-plus-one", Sqrt[Expr.Pow(X, 2) + 1],       Hypot[X, 1]),
        new("power-log",            Expr.Pow(X, Y) * Log[X],           XLogY[Expr.Pow(X, Y), X]),
    ];
}
