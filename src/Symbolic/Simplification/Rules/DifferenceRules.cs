using static SymDiff.Ops.Differences;
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

/// <summary>
/// Differences of one function at two arguments that differ by a known term, and of powers and 1: the term remains where the values cancel. Sources: Hamming, Numerical Methods for
/// Scientists and Engineers, chapter 3; the test suite FPBench; NIST Digital Library of Mathematical Functions 4.21, 4.24.
/// The rows of reciprocals stand beside <see cref="Cancellation"/>, which leaves a sum alone where its common denominator may overflow: of x*y, exp(x) and the like. These
/// divide twice.
/// </summary>
internal static class DifferenceRules
{
    private static readonly Expr Third = Expr.Constant(Number.One) / 3;
    private static readonly Expr Half = Expr.Constant(Ops.Factor.Half);
    private static readonly Expr HalfPi = Ops.Constants.Pi.Apply() / 2;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("roots-step",           Sqrt[X + Y] - Sqrt[X],                SqrtStep[X, Y]),
        new("roots-step-negated",   Sqrt[X] - Sqrt[X + Y],                -SqrtStep[X, Y]),
        new("root-minus-one",       Sqrt[1 + X] - 1,                      SqrtStep[1, X]),
        new("one-minus-root",       1 - Sqrt[1 + X],                      -SqrtStep[1, X]),
        new("root-gain",            Sqrt[Expr.Pow(X, 2) + Y] - X,         RootGain[X, Y]),
        new("root-gain-negated",    X - Sqrt[Expr.Pow(X, 2) + Y],         -RootGain[X, Y]),
        new("root-gain-mirrored",   Sqrt[Expr.Pow(X, 2) + Y] + X,         RootGain[-X, Y]),
        new("root-gain-opposite",   -X - Sqrt[Expr.Pow(X, 2) + Y],        -RootGain[-X, Y]),
        new("log-root-gain",        Log[RootGain[X, 1]],                  -Asinh[X]),
        new("log-root-gain-minus",  Log[RootGain[X, -1]],                 Acosh[-X]),
        new("inverse-roots-step",   (1 / Sqrt[X]) - (1 / Sqrt[X + C]),    SqrtStep[X, C] / (Sqrt[X] * Sqrt[X + C]), rounding: Conditioned),
        new("reciprocals-step",     (1 / (X + C)) - (1 / X),              -C / (X + C) / X,             rounding: Conditioned),
        new("reciprocals-fall",     (1 / X) - (1 / (X + C)),              C / (X + C) / X,              rounding: Conditioned),
        new("cube-roots-step",      Cbrt[X + C] - Cbrt[X],
            C / Expr.Sum(Expr.Pow(Cbrt[X + C], 2), Cbrt[X] * Cbrt[X + C], Expr.Pow(Cbrt[X], 2)), Generic, Conditioned, NotEqual[C, 0]),
        new("thirds-step",          Expr.Pow(X + C, Third) - Expr.Pow(X, Third),
            C / Expr.Sum(Expr.Pow(X + C, 2 * Third), Expr.Pow(X, Third) * Expr.Pow(X + C, Third), Expr.Pow(X, 2 * Third)), Generic, Conditioned, NotEqual[C, 0]),
        new("log1p-minus-log",      Log1p[X] - Log[X],                    LogStep[X]),
        new("log-minus-log1p",      Log[X] - Log1p[X],                    -LogStep[X]),
        new("atan-step",            Atan[X + C] - Atan[X],                Atan2[C, 1 + (X * (X + C))],  rounding: Conditioned),
        new("atan-complement",      HalfPi - Atan[X],                     Atan2[1, X]),
        new("asin-complement",      HalfPi - Asin[X],                     Acos[X]),
        new("asin-minus-right",     Asin[X] - HalfPi,                     -Acos[X]),
        new("acos-complement",      HalfPi - Acos[X],                     Asin[X]),
        new("acos-near-one",        Acos[1 - X],                          2 * Atan2[Sqrt[X], Sqrt[2 - X]], rounding: Conditioned),
        new("acosh-near-one",       Acosh[1 + X],                         2 * Asinh[Sqrt[X / 2]],       rounding: Conditioned),
        new("sin-step",             Sin[X + Y] - Sin[X],                  (Cos[X] * Sin[Y]) - (2 * (Sin[X] * Expr.Pow(Sin[Y / 2], 2))), rounding: Conditioned),
        new("cos-step",             Cos[X + Y] - Cos[X],                  -2 * (Cos[X] * Expr.Pow(Sin[Y / 2], 2)) - (Sin[X] * Sin[Y]), rounding: Conditioned),
        new("lgamma-step",          LGamma[X + 1] - LGamma[X],            Log[Abs[X]],                  Removable),
        new("digamma-step",         Polygamma[0, X + 1] - Polygamma[0, X], 1 / X,                       Removable),
        new("tanh-complement",      1 - Tanh[X],                          2 * Sigmoid[-2 * X]),
        new("tanh-minus-one",       Tanh[X] - 1,                          -2 * Sigmoid[-2 * X]),
        new("one-plus-tanh",        1 + Tanh[X],                          2 * Sigmoid[2 * X]),
        new("compound-power",       Expr.Pow(1 + X, N),                   Compound[X, N]),
        new("compound-minus-one",   Compound[X, Y] - 1,                   CompoundGain[X, Y]),
        new("one-minus-compound",   1 - Compound[X, Y],                   -CompoundGain[X, Y]),
        new("inverse-root-minus-one", (1 / Sqrt[1 + X]) - 1,              CompoundGain[X, -Half]),
        new("power-minus-one",      Expr.Pow(X, N) - 1,                   PowerGain[X, N]),
        new("one-minus-power",      1 - Expr.Pow(X, N),                   -PowerGain[X, N]),
        new("log-erfc",             Log[Erfc[X]],                         LogErfc[X]),
        new("log-half-erfc",        Log[Erfc[X] / 2],                     LogHalfErfc[X]),
        new("log-of-half-erfc",     Log[Half * Erfc[X]],                  LogHalfErfc[X]),
        new("scaled-erfc",          Exp[Expr.Pow(X, 2)] * Erfc[X],        Erfcx[X],                     rounding: Conditioned),
        new("bell-over-erfc",       Exp[-Expr.Pow(X, 2)] / Erfc[X],       ErfcHazard[X],                rounding: Conditioned),
        new("log-square",           Log[Expr.Pow(X, 2)],                  2 * Log[Abs[X]]),
    ];

    /// <summary>
    /// Squares that overflow where they are written. Only what the text spells: the slope of tanh, as the engine writes it, has an exponential that stays below 1.
    /// </summary>
    public static IReadOnlyList<Rule> Densities { get; } =
    [
        new("logistic-density",     Exp[X] / Expr.Pow(1 + Exp[X], 2),     Sigmoid[X] * Sigmoid[-X]),
        new("over-power-of-one-plus-exp", Y / Expr.Pow(1 + Exp[X], 2),    Y * Expr.Pow(Sigmoid[-X], 2), rounding: Conditioned),
    ];
}
