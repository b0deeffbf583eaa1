using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Trigonometric;
using static SymDiff.Simplification.Hole;
using static SymDiff.Simplification.RuleDomain;
using static SymDiff.Simplification.RuleRounding;

namespace SymDiff.Simplification;

/// <summary>Identities that make some formulas shorter and others longer: each is tried, and kept where the result is shorter.</summary>
internal static class ShorteningRules
{
    /// <summary>In whose terms sums are read once more: functions as products.</summary>
    public static IReadOnlyList<Rule> Parts { get; } =
    [
        new("tan-as-quotient",      Tan[X],               Sin[X] / Cos[X],           Exact, Free),
        Identity("tanh-by-quotient"),
        Identity("sin-of-double"),
        Identity("sinh-of-double"),
    ];

    /// <summary>The same, and everything by sines.</summary>
    public static IReadOnlyList<Rule> Sines { get; } =
    [
        .. Parts,
        Identity("cos-squared"),
        Identity("cosh-squared"),
        Identity("cos-of-double"),
        new("cosh-of-double",       Cosh[2 * X],          1 + (2 * Expr.Pow(Sinh[X], 2)), Exact, Free),
    ];

    /// <summary>The same, and everything by cosines.</summary>
    public static IReadOnlyList<Rule> Cosines { get; } =
    [
        .. Parts,
        new("sin-squared",          Expr.Pow(Sin[X], 2),  1 - Expr.Pow(Cos[X], 2),   Exact, Free),
        new("sinh-squared",         Expr.Pow(Sinh[X], 2), Expr.Pow(Cosh[X], 2) - 1,  Exact, Free),
        new("cos-of-double-by-cos", Cos[2 * X],           (2 * Expr.Pow(Cos[X], 2)) - 1,  Exact, Free),
        new("cosh-of-double-by-cosh", Cosh[2 * X],        (2 * Expr.Pow(Cosh[X], 2)) - 1, Exact, Free),
    ];

    /// <summary>Products, each rule as often as it fits.</summary>
    public static IReadOnlyList<Rule> Products { get; } =
    [
        new("tan-quotient",         Sin[X] / Cos[X],      Tan[X],                    Exact, Free),
        new("sin-doubled",          Sin[X] * Cos[X],      Sin[2 * X] / 2,            Exact, Free),
        new("sinh-doubled",         Sinh[X] * Cosh[X],    Sinh[2 * X] / 2,           Exact, Free),
    ];

    /// <summary>Sums of two terms.</summary>
    public static IReadOnlyList<Rule> Sums { get; } =
    [
        new("cos-doubled",          (A * Expr.Pow(Cos[X], 2)) - (A * Expr.Pow(Sin[X], 2)),   A * Cos[2 * X],  Exact, Free),
        new("cosh-doubled",         (A * Expr.Pow(Cosh[X], 2)) + (A * Expr.Pow(Sinh[X], 2)), A * Cosh[2 * X], Exact, Free),
        new("cosh-plus-sinh",       (A * Cosh[X]) + (A * Sinh[X]),                           A * Exp[X],      Exact, Free),
        new("cosh-minus-sinh",      (A * Cosh[X]) - (A * Sinh[X]),                           A * Exp[-X],     Exact, Free),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. Sines.Union(Cosines), .. Products, .. Sums];

    /// <summary>The rows that stand in no other table.</summary>
    public static IReadOnlyList<Rule> Own { get; } = [.. All.Except(IdentityRules.All)];

    private static Rule Identity(string name) => IdentityRules.All.Single(rule => rule.Name == name);
}
