using System.Linq.Expressions;

namespace SymDiff.Compiling.Tests;

public class LambdaReaderTests
{
    private static readonly double[] Special = [0, -0.0, 0.5, -0.5, 1, -1, 2.5, -2.5, 3.75, 1e-300, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string, Expression<Func<double, double, double>>> Formulas => new()
    {
        { "exp((-t)*t/s)", (t, s) => Math.Exp(-t * t / s) },
        { "2*t - s/3", (t, s) => (2 * t) - (s / 3) },
        { "where(t < s, t, where(t >= 1, s, -s))", (t, s) => t < s ? t : t >= 1 ? s : -s },
        { "where(t > 0 and not (s == 1) or t != s, 1, 0)", (t, s) => (t > 0 && !(s == 1)) || t != s ? 1 : 0 },
        { "sign(t)*s", (t, s) => Math.Sign(t) * s },
        { "min(max(t, -1), 1) + max(t, s)", (t, s) => Math.Clamp(t, -1, 1) + Math.Max(t, s) },
        { "atan2(t, s) + hypot(t, s)", (t, s) => Math.Atan2(t, s) + double.Hypot(t, s) },
        { "t^3 + sqrt(s)", (t, s) => Math.Pow(t, 3) + Math.Sqrt(s) },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_lambda_is_the_formula_it_says(string formula, Expression<Func<double, double, double>> lambda) => Assert.Same(Expr.Parse(formula), Expr.From(lambda));

    public static TheoryData<Expression<Func<double, double, double>>> Functions =>
    [
        (x, y) => Math.Abs(x), (x, y) => Math.Ceiling(x), (x, y) => Math.Floor(x), (x, y) => Math.Truncate(x), (x, y) => Math.Round(x), (x, y) => Math.Round(x, 1),
        (x, y) => Math.Max(x, y), (x, y) => Math.Min(x, y), (x, y) => Math.MaxMagnitude(x, y), (x, y) => Math.MinMagnitude(x, y), (x, y) => Math.Sqrt(x),
        (x, y) => Math.Acos(x), (x, y) => Math.Asin(x), (x, y) => Math.Atan(x), (x, y) => Math.Atan2(x, y), (x, y) => Math.Cos(x), (x, y) => Math.Sin(x), (x, y) => Math.Tan(x),
        (x, y) => Math.Cosh(x), (x, y) => Math.Sinh(x), (x, y) => Math.Tanh(x), (x, y) => Math.Acosh(x), (x, y) => Math.Asinh(x), (x, y) => Math.Atanh(x),
        (x, y) => Math.Exp(x), (x, y) => Math.Log(x), (x, y) => Math.Log(x, 3), (x, y) => Math.Log2(x), (x, y) => Math.Log10(x), (x, y) => Math.Pow(x, y), (x, y) => Math.Cbrt(x),
        (x, y) => x % y, (x, y) => Math.ScaleB(x, 3), (x, y) => double.Exp2(x), (x, y) => double.Exp10(x), (x, y) => double.Hypot(x, y),
    ];

    /// <summary>Where C# looks at the sign of NaN, divides by infinity, rounds once in place of twice or is inaccurate near 0, its values are others.</summary>
    public static TheoryData<Expression<Func<double, double, double>>> FunctionsOfOrdinaryNumbers =>
    [
        (x, y) => Math.CopySign(x, y), (x, y) => Math.IEEERemainder(x, y), (x, y) => Math.FusedMultiplyAdd(x, y, 1), (x, y) => double.ExpM1(x), (x, y) => double.LogP1(x),
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_of_Math_have_the_values_of_CSharp(Expression<Func<double, double, double>> lambda) => AssertSame(lambda, Special);

    [Theory]
    [MemberData(nameof(FunctionsOfOrdinaryNumbers))]
    public void So_have_these_at_ordinary_numbers(Expression<Func<double, double, double>> lambda) => AssertSame(lambda, [0.5, -0.5, 1, -1, 2.5, -0.75, 3.75]);

    [Fact]
    public void Captured_values_are_literals_and_integers_are_computed_as_CSharp_does()
    {
        var (half, three, weights) = (0.5, 3, new[] { 0.25, 4 });
        Assert.Same(Expr.Parse("(0.5*x + 4*x) + 1"), Expr.From((double x) => (half * x) + (weights[1] * x) + (three / 2)));
        Assert.Same(Expr.Parse("x^2"), Expr.From((double x) => Math.Pow(x, weights.Length)));
    }

    [Fact]
    public void Deep_trees_are_read_on_a_small_stack()
    {
        var x = Expression.Parameter(typeof(double), "x");
        Expression sum = x;
        for (var i = 0; i < 100_000; i++) sum = Expression.Add(sum, x);
        var (lambda, expected) = (Expression.Lambda(sum, x), Expr.Variable("x"));
        for (var i = 0; i < 100_000; i++) expected += Expr.Variable("x");
        Expr? read = null;
        var thread = new Thread(() => read = Expr.From(lambda), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Same(expected, read);
    }

    [Fact]
    public void What_is_no_formula_is_named()
    {
        Func<double, double> f = x => x;
        Assert.Equal("a call of a lambda or delegate cannot be part of a formula", Refusal((double x) => f(x)));
        Assert.Equal("a call of 'Math.BitIncrement' cannot be part of a formula", Refusal((double x) => Math.BitIncrement(x)));
        Assert.Equal("a call of 'String.Concat' cannot be part of a formula", Refusal((double x) => string.Concat(x, "!")));
        Assert.Equal("a conversion from Double to Int32 cannot be part of a formula", Refusal((double x) => (int)x));
        Assert.Equal("the parameter 'n' of type Int32 cannot be part of a formula", Refusal((int n) => n));
        Assert.Equal("'Item1' of type Double cannot be part of a formula", Refusal((double x) => Math.SinCos(x).Sin));
        Assert.Equal("a value of type String cannot be part of a formula", Refusal(() => "text"));
        Assert.Equal("'NewArrayInit' of type Double[] cannot be part of a formula", Refusal((double x) => new[] { x }));
    }

    private static void AssertSame(Expression<Func<double, double, double>> lambda, double[] points)
    {
        var (expected, actual) = (lambda.Compile(), Expr.From(lambda).Compile<Func<double, double, double>>("x", "y"));
        foreach (var x in points)
            foreach (var y in points)
            {
                var (a, b) = (expected(x, y), actual(x, y));
                Assert.True(Agree(a, b), $"{lambda.Body} at ({x}, {y}): {a} in C#, {b} here");
            }
    }

    private static string Refusal(LambdaExpression lambda)
    {
        var error = Assert.Throws<SymDiffException>(() => Expr.From(lambda)).Diagnostic;
        Assert.Equal("SD3011", error.Code);
        return error.Message;
    }

    /// <summary>Equal, up to the last digits where the two sides compute by different methods.</summary>
    private static bool Agree(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= 1e-14 * Math.Abs(a);
}
