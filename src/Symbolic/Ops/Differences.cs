using SymDiff.Numerics;
using static SymDiff.IntervalArithmetic;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Family;
using static SymDiff.Ops.Roots;

namespace SymDiff.Ops;

/// <summary>Differences of logarithms, roots and powers that do not cancel. The machine puts them where the text subtracts; their derivatives do not cancel either.</summary>
internal static class Differences
{
    public static readonly ElementwiseOp LogStep = Unary(
        "log_step", @"\operatorname{log\_step}", Gains.LogStep, (x, y) => -1 / x / (1 + x), On(0, 20), Interval.Positive, trend: Trend.Falling, where: x => Logic.Greater[x, 0]);

    public static readonly ElementwiseOp SqrtStep = new DifferenceOp("sqrt_step", Gains.SqrtStep, (x, y) => -SqrtStep![x, y] / (2 * (Sqrt[x] * Sqrt[x + y])),
        (x, y) => 1 / (2 * Sqrt[x + y]), (x, y) => Add(Root(Add(x, y)), Negate(Root(x))))
    {
        Domain = [On(0, 20), On(0, 20)],
        DefinedWhere = a => Logic.And[Logic.GreaterEqual[a[0], 0], Logic.GreaterEqual[a[0] + a[1], 0]],
    };

    public static readonly ElementwiseOp RootGain =
        new DifferenceOp("root_gain", Gains.RootGain, (x, y) => -RootGain![x, y] / Root(x, y), (x, y) => 1 / (2 * Root(x, y)), (x, y) => Add(Root(Add(Squared(x), y)), Negate(x)))
    {
        Domain = [On(-20, 20), On(0, 20)],
        DefinedWhere = a => Logic.GreaterEqual[Expr.Pow(a[0], 2) + a[1], 0],
    };

    public static readonly ElementwiseOp Compound =
        new DifferenceOp("compound", Gains.Compound, (x, y) => y * Compound![x, y - 1], (x, y) => Compound![x, y] * Log1p[x], (x, y) => Grown(Math.Exp, x, y))
    {
        Domain = [On(-1, 20), On(-5, 5)],
        DefinedWhere = a => PowerOp.HasValue(1 + a[0], a[1]),
    };

    public static readonly ElementwiseOp CompoundGain =
        new DifferenceOp("compound_gain", Gains.CompoundGain, (x, y) => y * Compound[x, y - 1], (x, y) => Compound[x, y] * Log1p[x], (x, y) => Grown(Expm1Function.Expm1, x, y))
    {
        Domain = [On(-1, 20), On(-5, 5)],
        DefinedWhere = a => PowerOp.HasValue(1 + a[0], a[1]),
    };

    public static readonly ElementwiseOp PowerGain = new DifferenceOp("power_gain", Gains.PowerGain, (x, y) => y * Expr.Pow(x, y - 1),
        (x, y) => Expr.Pow(x, y) * Log[x], (x, y) => Grown(Expm1Function.Expm1, Add(x, new(-1, -1)), y))
    {
        Domain = [On(0, 20), On(-5, 5)],
        DefinedWhere = a => PowerOp.HasValue(a[0], a[1]),
    };

    public static IReadOnlyList<Op> All { get; } = [LogStep, SqrtStep, RootGain, Compound, CompoundGain, PowerGain];

    private static Expr Root(Expr x, Expr y) => Sqrt[Expr.Pow(x, 2) + y];

    private static Interval Root(Interval x) => Power(Fact.Of(x), Factor.Half).Values;

    private static Interval Squared(Interval x) => Power(Fact.Of(x), Factor.Two).Values;

    /// <summary>A function of y*log(1 + x), where 1 + x is positive.</summary>
    private static Interval Grown(Func<double, double> function, Interval x, Interval y) =>
        x.Low > -1 ? Image(function, Multiply(Image(Log1pFunction.Log1p, x, rises: true), y), rises: true) : Interval.Everything;

    private sealed class DifferenceOp(string name, Func<double, double, double> meaning, Func<Expr, Expr, Expr> first,
        Func<Expr, Expr, Expr> second, Func<Interval, Interval, Interval> enclosure)
        : ElementwiseOp(name, $@"\operatorname{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}", meaning, (_, a) => first(a[0], a[1]), (_, a) => second(a[0], a[1]))
    {
        internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(enclosure(args[0].Values, args[1].Values));
    }
}
