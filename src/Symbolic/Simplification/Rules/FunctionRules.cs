using SymDiff.Ops;
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

/// <summary>Rules whose left side is a function call, in the normal form that people read.</summary>
internal static class FunctionRules
{
    private static readonly Expr Pi = Constants.Pi.Apply();

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("log-exp",        Log[Exp[X]],            X),
        new("exp-log",        Exp[Log[X]],            X,                   Widening, condition: Greater[X, 0]),
        new("exp-log-scaled", Exp[C * Log[X]],        Expr.Pow(X, C),      Widening, Free, Greater[X, 0]),
        new("log-sqrt",       Log[Sqrt[X]],           Log[X] / 2),
        new("log1p-expm1",    Log1p[Expm1[X]],        X),
        new("expm1-log1p",    Expm1[Log1p[X]],        X,                   Widening, condition: Greater[X, -1]),
        new("exp-log1p",      Exp[Log1p[X]],          1 + X,               Widening, condition: Greater[X, -1]),
        new("exp-softplus",   Exp[Softplus[X]],       1 + Exp[X]),
        new("tan-atan",       Tan[Atan[X]],           X),
        new("sin-asin",       Sin[Asin[X]],           X,                   Widening, condition: LessEqual[Abs[X], 1]),
        new("cos-acos",       Cos[Acos[X]],           X,                   Widening, condition: LessEqual[Abs[X], 1]),
        new("sinh-asinh",     Sinh[Asinh[X]],         X),
        new("asinh-sinh",     Asinh[Sinh[X]],         X),
        new("cosh-acosh",     Cosh[Acosh[X]],         X,                   Widening, condition: GreaterEqual[X, 1]),
        new("tanh-atanh",     Tanh[Atanh[X]],         X,                   Widening, condition: Less[Abs[X], 1]),
        new("atanh-tanh",     Atanh[Tanh[X]],         X),
        new("abs-abs",        Abs[Abs[X]],            Abs[X]),
        new("abs-square",     Abs[Expr.Pow(X, 2)],    Expr.Pow(X, 2)),
        new("abs-sqrt",       Abs[Sqrt[X]],           Sqrt[X]),
        new("abs-exp",        Abs[Exp[X]],            Exp[X]),
        new("cbrt-cube",      Cbrt[Expr.Pow(X, 3)],   X),
        new("exp-0",          Exp[0],                 1),
        new("log-1",          Log[1],                 0),
        new("log1p-0",        Log1p[0],               0),
        new("expm1-0",        Expm1[0],               0),
        new("sigmoid-0",      Sigmoid[0],             Expr.Constant(Factor.Half)),
        new("softplus-0",     Softplus[0],            Log[2]),
        new("sin-0",          Sin[0],                 0),
        new("cos-0",          Cos[0],                 1),
        new("tan-0",          Tan[0],                 0),
        new("sin-pi",         Sin[Pi],                0),
        new("cos-pi",         Cos[Pi],                -1),
        new("sin-half-pi",    Sin[Pi / 2],            1),
        new("cos-half-pi",    Cos[Pi / 2],            0),
        new("asin-0",         Asin[0],                0),
        new("acos-1",         Acos[1],                0),
        new("atan-0",         Atan[0],                0),
        new("atan-1",         Atan[1],                Pi / 4),
        new("sinh-0",         Sinh[0],                0),
        new("cosh-0",         Cosh[0],                1),
        new("tanh-0",         Tanh[0],                0),
        new("asinh-0",        Asinh[0],               0),
        new("acosh-1",        Acosh[1],               0),
        new("atanh-0",        Atanh[0],               0),
        new("cbrt-0",         Cbrt[0],                0),
        new("cbrt-1",         Cbrt[1],                1),
        new("erf-0",          Erf[0],                 0),
        new("erfc-0",         Erfc[0],                1),
        new("lgamma-1",       LGamma[1],              0),
        new("lgamma-2",       LGamma[2],              0),
        new("abs-nonzero",    NotEqual[Abs[X], 0],    NotEqual[X, 0]),
        new("abs-0",          Abs[0],                 0),
        new("sign-0",         Sign[0],                0),
        new("sign-abs",       Sign[Abs[X]],           Step[Abs[X]]),
        new("max-same",       Max[X, X],              X),
        new("min-same",       Min[X, X],              X),
        new("where-same",     Where[P, X, X],         X),
        new("where-not",      Where[Not[P], X, Y],    Where[P, Y, X]),
        new("where-true",     Where[1, X, Y],         X),
        new("where-false",    Where[0, X, Y],         Y),
        new("where-step",     Where[Greater[X, 0], 1, 0],      Step[X]),
        new("where-le-zero",  Where[LessEqual[X, 0], 0, Y],    Where[Greater[X, 0], Y, 0]),
        new("where-lt-zero",  Where[Less[X, 0], 0, Y],         Where[GreaterEqual[X, 0], Y, 0]),
        new("given-true",     Given[1, X],            X),
        new("not-less",       Not[Less[X, Y]],        GreaterEqual[X, Y]),
        new("not-le",         Not[LessEqual[X, Y]],   Greater[X, Y]),
        new("not-greater",    Not[Greater[X, Y]],     LessEqual[X, Y]),
        new("not-ge",         Not[GreaterEqual[X, Y]], Less[X, Y]),
        new("not-equal",      Not[Equal[X, Y]],       NotEqual[X, Y]),
        new("not-unequal",    Not[NotEqual[X, Y]],    Equal[X, Y]),
        new("and-same",       And[Q, Q],              Q),
        new("or-same",        Or[Q, Q],               Q),
        new("and-true",       And[Q, 1],              Q),
        new("true-and",       And[1, Q],              Q),
        new("or-false",       Or[Q, 0],               Q),
        new("false-or",       Or[0, Q],               Q),
        new("zero-less",      Less[0, X],             Greater[X, 0]),
        new("zero-le",        LessEqual[0, X],        GreaterEqual[X, 0]),
        new("zero-greater",   Greater[0, X],          Less[X, 0]),
        new("zero-ge",        GreaterEqual[0, X],     LessEqual[X, 0]),
    ];
}
