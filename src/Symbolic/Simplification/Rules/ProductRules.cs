using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.Rounding;
using static SymDiff.Ops.Selection;
using static SymDiff.Ops.Trigonometric;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>
/// Rules whose left side is a product or quotient: some factors of a longer term, in the order listed, the first one binding the holes.
/// </summary>
internal static class ProductRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("logistic",           1 / (1 + Exp[X]),                                  Sigmoid[-X]),
        new("sigmoid-tail",       Sigmoid[X] * Exp[-X],                              Sigmoid[-X]),
        new("sigmoid-over-exp",   Sigmoid[X] / Exp[X],                               Sigmoid[-X]),
        new("sigmoid-head",       (1 - Sigmoid[X]) * Exp[X],                         Sigmoid[X]),
        new("odds",               Sigmoid[X] / (1 - Sigmoid[X]),                     Exp[X]),
        new("inverse-odds",       (1 - Sigmoid[X]) / Sigmoid[X],                     Exp[-X]),
        new("tanh-quotient",      Sinh[X] / Cosh[X],                                 Tanh[X]),
        new("tan-times-cos",      Tan[X] * Cos[X],                                   Sin[X],            Removable),
        new("sin-over-tan",       Sin[X] / Tan[X],                                   Cos[X],            Removable),
        new("tan-over-sin",       Tan[X] / Sin[X],                                   1 / Cos[X],        Removable),
        new("tanh-times-cosh",    Tanh[X] * Cosh[X],                                 Sinh[X]),
        new("sinh-over-tanh",     Sinh[X] / Tanh[X],                                 Cosh[X],           Removable),
        new("tanh-over-sinh",     Tanh[X] / Sinh[X],                                 1 / Cosh[X],       Removable),
        new("tanh-exponentials",  (Exp[X] - Exp[-X]) / (Exp[X] + Exp[-X]),           Tanh[X]),
        new("abs-times-sign",     Abs[X] * Sign[X],                                  X),
        new("abs-squared",        Expr.Pow(Abs[X], 2),                               Expr.Pow(X, 2)),
        new("abs-over-square",    1 / Expr.Pow(Abs[X], 2),                           1 / Expr.Pow(X, 2)),
        new("hypot-squared",      Expr.Pow(Hypot[X, Y], 2),                          Expr.Pow(X, 2) + Expr.Pow(Y, 2)),
        new("over-hypot-squared", 1 / Expr.Pow(Hypot[X, Y], 2),                      1 / (Expr.Pow(X, 2) + Expr.Pow(Y, 2))),
        new("where-scaled",       C * Where[P, D, Y],                                Where[P, C * D, C * Y]),
        new("where-scaled-else",  C * Where[P, Y, D],                                Where[P, C * Y, C * D]),
    ];
}

/// <summary>Rules whose left side is a sum of two terms with a common factor.</summary>
internal static class SumRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("sin2-cos2",    (A * Expr.Pow(Sin[X], 2)) + (A * Expr.Pow(Cos[X], 2)), A, rounding: Free),
        new("cosh2-sinh2",  (A * Expr.Pow(Cosh[X], 2)) - (A * Expr.Pow(Sinh[X], 2)),                                   A, Exact, Free),
        new("step-merged", Step[X] + Where[Ops.Logic.Greater[X, 0], Z, W],                                              Where[Ops.Logic.Greater[X, 0], 1 + Z, W]),
        new("where-merged", Where[P, X, Y] + Where[P, Z, W],                                                           Where[P, X + Z, Y + W]),
    ];
}
