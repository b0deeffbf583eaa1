using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class ToLambdaTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void The_parameters_have_the_variables_names() =>
        Assert.Equal(["x", "y"], (X + Expr.Variable("y")).ToLambda<Func<double, double, double>>("x", "y").Parameters.Select(p => p.Name));

    [Fact]
    public void It_compiles_to_the_same_values_bit_by_bit()
    {
        var seed = Environment.TickCount & 0xffff;
        for (var round = 0; round < 20; round++)
        {
            var expression = RandomRoots.Next(seed + round, 100)[0];
            var expected = expression.Compile<Func<double, double, double, double>>(RandomRoots.Names);
            var actual = expression.ToLambda<Func<double, double, double, double>>(RandomRoots.Names).Compile();
            var random = new Random(seed);
            for (var i = 0; i < 20; i++)
            {
                var at = RandomRoots.Point(random);
                Assert.True(expected(at[0], at[1], at[2]).Equals(actual(at[0], at[1], at[2])), $"seed {seed}, round {round}");
            }
        }
    }

    [Fact]
    public void Long_functions_are_one_tree()
    {
        var x = X;
        for (var i = 0; i < 3000; i++) x = Trigonometric.Sin[x];
        Assert.Equal(x.Compile<Func<double, double>>("x")(0.5), x.ToLambda<Func<double, double>>("x").Compile()(0.5));
    }

    [Fact]
    public void An_unsuitable_delegate_is_refused() =>
        Assert.Equal("SD3004", Assert.Throws<SymDiffException>(() => X.ToLambda<Func<double>>("x")).Diagnostic.Code);
}
