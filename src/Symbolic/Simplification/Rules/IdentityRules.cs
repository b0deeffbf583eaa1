using SymDiff.Ops;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.SpecialFunctions;
using static SymDiff.Ops.Trigonometric;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>Identities that make nothing simpler and are what proofs are made of. Source: NIST Digital Library of Mathematical Functions, chapters 4 and 5.</summary>
internal static class IdentityRules
{
    private static readonly Expr Pi = Constants.Pi.Apply();

    /// <summary>Functions of the opposite argument.</summary>
    public static IReadOnlyList<Rule> Mirrored { get; } =
    [
        new("sin-of-opposite",     Sin[-X],                    -Sin[X]),
        new("cos-of-opposite",     Cos[-X],                    Cos[X]),
        new("sigmoid-complement-identity", Sigmoid[-X],        1 - Sigmoid[X],                         Exact, Free),
        new("erf-of-opposite",     Erf[-X],                    -Erf[X]),
    ];

    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Mirrored,
        new("exp-of-sum",          Exp[X + Y],                 Exp[X] * Exp[Y],                        Exact, Free),
        new("exp-of-opposite",     Exp[-X],                    1 / Exp[X],                             Exact, Free),
        new("exp-of-multiple",     Exp[C * X],                 Expr.Pow(Exp[X], C),                    Exact, Free),
        new("log-of-product",      Log[N * M],                 Log[N] + Log[M],                        Generic, Free, And[Greater[N, 0], Greater[M, 0]]),
        new("log-of-reciprocal",   Log[1 / X],                 -Log[X],                                Exact, Free),
        new("sin-of-sum",          Sin[X + Y],                 (Sin[X] * Cos[Y]) + (Cos[X] * Sin[Y]),  Exact, Free),
        new("cos-of-sum",          Cos[X + Y],                 (Cos[X] * Cos[Y]) - (Sin[X] * Sin[Y]),  Exact, Free),
        new("sin-of-double",       Sin[2 * X],                 Expr.Product(2, Sin[X], Cos[X]),        Exact, Free),
        new("cos-of-double",       Cos[2 * X],                 1 - (2 * Expr.Pow(Sin[X], 2)),          Exact, Free),
        new("cos-squared",         Expr.Pow(Cos[X], 2),        1 - Expr.Pow(Sin[X], 2),                Exact, Free),
        new("cosh-squared",        Expr.Pow(Cosh[X], 2),       1 + Expr.Pow(Sinh[X], 2),               Exact, Free),
        new("sinh-of-double",      Sinh[2 * X],                Expr.Product(2, Sinh[X], Cosh[X]),      Exact, Free),
        new("tanh-by-quotient",    Tanh[X],                    Sinh[X] / Cosh[X],                      Exact, Free),
        new("sin-of-atan",         Sin[Atan[X]],               X / Sqrt[1 + Expr.Pow(X, 2)],           Exact, Free),
        new("cos-of-atan",         Cos[Atan[X]],               1 / Sqrt[1 + Expr.Pow(X, 2)],           Exact, Free),
        new("sin-of-acos",         Sin[Acos[X]],               Sqrt[1 - Expr.Pow(X, 2)],               Exact, Free),
        new("cos-of-asin",         Cos[Asin[X]],               Sqrt[1 - Expr.Pow(X, 2)],               Exact, Free),
        new("asin-by-atan",        Asin[X],                    2 * Atan[X / (1 + Sqrt[1 - Expr.Pow(X, 2)])], Exact, Free),
        new("atan-by-asin",        Atan[X],                    Asin[X / Sqrt[1 + Expr.Pow(X, 2)]],     Exact, Free),
        new("atan-of-reciprocal",  Atan[1 / X],                (Pi / 2) - Atan[X],                     Generic, Free, Greater[X, 0]),
        new("atan-of-negative-reciprocal", Atan[1 / X],        -(Pi / 2) - Atan[X],                    Generic, Free, Less[X, 0]),
        new("sinh-of-acosh",       Sinh[Acosh[X]],             Sqrt[Expr.Pow(X, 2) - 1],               Widening, Free, GreaterEqual[X, 1]),
        new("cosh-of-asinh",       Cosh[Asinh[X]],             Sqrt[1 + Expr.Pow(X, 2)],               Exact, Free),
        new("lgamma-of-successor", LGamma[1 + X],              LGamma[X] + Log[Abs[X]],                Generic, Free, NotEqual[X, 0]),
        new("digamma-of-successor", Polygamma[0, 1 + X],       Polygamma[0, X] + (1 / X),              Generic, Free, NotEqual[X, 0]),
    ];
}
