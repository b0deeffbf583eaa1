using SymDiff.Numerics;
using static SymDiff.Interval;
using static SymDiff.Ops.Family;

namespace SymDiff.Ops;

/// <summary>Exponentials, logarithms and their stable combinations.</summary>
internal static class Exponential
{
    public static readonly ElementwiseOp Exp = Unary("exp", @"\exp", Math.Exp, (x, y) => y, On(-20, 20), Positive, trend: Trend.Rising);
    public static readonly ElementwiseOp Log = Unary("log", @"\log", Math.Log, (x, y) => 1 / x, On(0, 100), trend: Trend.Rising, where: x => Logic.Greater[x, 0]);
    public static readonly ElementwiseOp Log1p = Unary(
        "log1p", @"\operatorname{log1p}", Log1pFunction.Log1p, (x, y) => 1 / (1 + x), On(-1, 100), trend: Trend.Rising, where: x => Logic.Greater[x, -1]);
    public static readonly ElementwiseOp Expm1 = Unary(
        "expm1", @"\operatorname{expm1}", Expm1Function.Expm1, (x, y) => Exp![x], On(-20, 20), new Interval(-1, double.PositiveInfinity).Inside, trend: Trend.Rising);
    public static readonly ElementwiseOp Sigmoid = Unary(
        "sigmoid", @"\sigma", Logistic.Sigmoid, (x, y) => y * (1 - y), On(-20, 20), Unit.Inside, trend: Trend.Rising, complement: Number.One);
    public static readonly ElementwiseOp Softplus = Unary(
        "softplus", @"\operatorname{softplus}", Logistic.Softplus, (x, y) => Sigmoid[x], On(-20, 20), Positive, trend: Trend.Rising);

    // log(1 - exp(x)): the derivative -exp(x)/(1 - exp(x)) written without cancellation
    public static readonly ElementwiseOp Log1mExp = Unary(
        "log1mexp", @"\operatorname{log1mexp}", Logistic.Log1mExp, (x, y) => -1 / Expm1[-x], On(-20, 0), Negative, trend: Trend.Falling, where: x => Logic.Less[x, 0]);

    public static readonly ElementwiseOp LogAddExp = Binary(
        "logaddexp", @"\operatorname{logaddexp}", Logistic.LogAddExp, (x, y) => Sigmoid[x - y], (x, y) => Sigmoid[y - x], On(-20, 20), On(-20, 20));

    // log(x*y), exp(x)/exp(y) and exp(x)*exp(y), which do not overflow on the way
    public static readonly ElementwiseOp LogProduct = Binary(
        "log_product", @"\operatorname{log\_product}", ExtremeFactors.LogProduct, (x, y) => 1 / x, (x, y) => 1 / y,
        On(0, 100), On(0, 100), where: a => Logic.Greater[a[0] * a[1], 0]);

    public static readonly ElementwiseOp ExpRatio = Binary(
        "exp_ratio", @"\operatorname{exp\_ratio}", ExtremeFactors.ExpRatio, (x, y) => ExpRatio![x, y], (x, y) => -ExpRatio![x, y], On(-20, 20), On(-20, 20), Positive);

    public static readonly ElementwiseOp ExpProduct = Binary(
        "exp_product", @"\operatorname{exp\_product}", ExtremeFactors.ExpProduct, (x, y) => ExpProduct![x, y], (x, y) => ExpProduct![x, y], On(-20, 20), On(-20, 20), Positive);

    public static readonly ElementwiseOp XLogY = Binary(
        "xlogy", @"\operatorname{xlogy}", EntropyTerm.XLogY, (x, y) => Log[y], (x, y) => x / y, On(-20, 20),
        On(0, 20), where: a => Logic.Or[Logic.Greater[a[1], 0], Logic.Equal[a[0], 0]]);

    public static readonly ElementwiseOp XLog1pY = Binary(
        "xlog1py", @"\operatorname{xlog1py}", EntropyTerm.XLog1pY, (x, y) => Log1p[y], (x, y) => x / (1 + y), On(-20, 20),
        On(-1, 20), where: a => Logic.Or[Logic.Greater[a[1], -1], Logic.Equal[a[0], 0]]);

    public static IReadOnlyList<Op> All { get; } = [Exp, Log, Log1p, Expm1, Sigmoid, Softplus, Log1mExp, LogAddExp, LogProduct, ExpRatio, ExpProduct, XLogY, XLog1pY];

    /// <summary>The argument of log(u); null for anything else.</summary>
    public static Expr? ArgumentOfLog(Expr node) => node.Op == Log ? node.Args[0] : null;

    /// <summary>Whether a value is a power whose exponent is not a number.</summary>
    public static bool IsVaryingPower(Expr node) => node.Op == Arithmetic.Power && node.Args[1].Literal is null;

    /// <summary>The logarithm of a value, of x^y as y*log(x), and where it is that.</summary>
    public static (Expr Condition, Expr Value) LogOf(Expr value) => IsVaryingPower(value)
        ? (Logic.Greater[value.Args[0], 0], value.Args[1] * Log[value.Args[0]])
        : (Logic.Greater[value, 0], Log[value]);

    /// <summary>The exponent of exp(u); null for anything else.</summary>
    public static Expr? ExponentOf(Expr node) => node.Op == Exp ? node.Args[0] : null;
}
