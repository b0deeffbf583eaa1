using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Roots;
using static SymDiff.Ops.Rounding;
using static SymDiff.Ops.Selection;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>Rules that hold on a part of the domain only, used where facts prove that the values lie there.</summary>
internal static class AssumedRules
{
    /// <summary>Logarithms of powers; they have no kinks, so they run before differentiation too.</summary>
    public static IReadOnlyList<Rule> Logarithms { get; } =
    [
        new("log-power",        Log[Expr.Pow(X, C)],              C * Log[X],       Generic, condition: Greater[X, 0]),
        new("log-power-any",    Log[Expr.Pow(X, Y)],              Y * Log[X],       Generic, condition: Greater[X, 0]),
    ];

    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Logarithms,
        new("abs-positive",     Abs[X],                           X,                Generic, condition: GreaterEqual[X, 0]),
        new("abs-negative",     Abs[X],                           -X,               Generic, condition: LessEqual[X, 0]),
        new("sign-positive",    Sign[X],                          1,                Generic, condition: Greater[X, 0]),
        new("sign-negative",    Sign[X],                          -1,               Generic, condition: Less[X, 0]),
        new("step-positive",    Step[X],                          1,                Generic, condition: Greater[X, 0]),
        new("step-negative",    Step[X],                          0,                Generic, condition: LessEqual[X, 0]),
        new("max-first",        Max[X, Y],                        X,                Generic, condition: GreaterEqual[X, Y]),
        new("max-second",       Max[X, Y],                        Y,                Generic, condition: LessEqual[X, Y]),
        new("min-first",        Min[X, Y],                        X,                Generic, condition: LessEqual[X, Y]),
        new("min-second",       Min[X, Y],                        Y,                Generic, condition: GreaterEqual[X, Y]),
        new("where-first",      Where[P, X, Y],                   X,                Generic, condition: P),
        new("where-second",     Where[P, X, Y],                   Y,                Generic, condition: Not[P]),
        new("given-holds",      Given[P, X],                      X,                Generic, condition: P),
        new("power-of-power",   Expr.Pow(Expr.Pow(X, Y), Z),      Expr.Pow(X, Y * Z), Generic, Free, Greater[X, 0]),
    ];
}
