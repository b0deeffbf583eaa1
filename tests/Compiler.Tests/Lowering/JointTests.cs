using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class JointTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void Both_values_are_those_of_the_single_functions_bit_by_bit()
    {
        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        double[] special = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300, Math.PI];
        foreach (var x in special.Concat(Enumerable.Range(0, 50_000).Select(i => (random.NextDouble() - 0.5) * Math.Pow(10, i % 30))))
        {
            var (sine, cosine) = (Joint.Sine(x, out var otherCosine), Joint.Cosine(x, out var otherSine));
            Assert.True((sine, cosine, otherSine, otherCosine).Equals((Math.Sin(x), Math.Cos(x), Math.Sin(x), Math.Cos(x))), $"seed {seed}, at {x:R}");
        }
    }

    [Theory]
    [InlineData("sin(x)*exp(x) + cos(x)", true)]
    [InlineData("cos(x) + tan(exp(x))/sin(x)", true)]
    [InlineData("sin(x) + cos(2*x)", false)]
    [InlineData("where(x > 1, sin(x), 0) + cos(x)", false)]
    public void One_call_gives_both_where_both_are_needed(string text, bool joint)
    {
        var expression = Expr.Parse(text);
        Assert.Equal(joint, expression.ToLambda<Func<double, double>>("x").Body is System.Linq.Expressions.BlockExpression block && Calls(block));
        Assert.Equal(expression.Evaluate(new Dictionary<string, double> { ["x"] = 1.25 }), expression.Compile<Func<double, double>>("x")(1.25));
    }

    [Fact]
    public void Pairs_may_pass_from_body_to_body()
    {
        var (sum, expected) = ((Expr)0, 0.0);
        Expr[] angles = [.. Enumerable.Range(1, 400).Select(i => X * i)];
        foreach (var angle in angles) sum += Trigonometric.Sin[angle];
        foreach (var angle in angles) sum *= Trigonometric.Cos[angle] + 1;
        for (var i = 1; i <= 400; i++) expected += Math.Sin(0.003 * i);
        for (var i = 1; i <= 400; i++) expected *= Math.Cos(0.003 * i) + 1;
        Assert.Equal(expected, sum.Compile<Func<double, double>>("x")(0.003));
    }

    private static bool Calls(System.Linq.Expressions.BlockExpression block) => block.Expressions
        .OfType<System.Linq.Expressions.BinaryExpression>()
        .Any(assignment => assignment.Right is System.Linq.Expressions.MethodCallExpression { Method.DeclaringType: { } type } && type == typeof(Joint));
}
