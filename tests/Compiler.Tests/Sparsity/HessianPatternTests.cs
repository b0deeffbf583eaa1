using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class HessianPatternTests
{
    [Theory]
    [InlineData("x*y + 3*z", "xy")]
    [InlineData("x^2 + y + z", "xx")]
    [InlineData("x/y - z", "xy yy")]
    [InlineData("(x + y)^2", "xx xy yy")]
    [InlineData("abs(x) + max(y, 2*z) + floor(x*y)", "")]
    [InlineData("where(x*y > 0, z^2, x)", "zz")]
    [InlineData("sin(x)*stop_gradient(y)", "xx")]
    [InlineData("exp(x + y)*z", "xx xy yy xz yz")]
    [InlineData("u*x + v^2", "")]
    public void Only_what_meets_in_a_nonlinear_step_has_an_entry(string formula, string pairs)
    {
        var pattern = Expr.Parse(formula).HessianPattern("x", "y", "z");
        var expected = pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) }).Distinct();
        Assert.Equal(expected.Order(), Entries(pattern).Select(e => ("xyz"[e.Row], "xyz"[e.Column])));
        Assert.Equal(["x", "y", "z"], pattern.Variables.AsEnumerable());
        Assert.Equal(Entries(pattern).Count(), pattern.Count);
    }

    [Fact]
    public void Numbers_other_than_zero_are_inside_the_pattern()
    {
        var (seed, inside, outside) = (Environment.TickCount & 0xffff, 0, 0);
        for (var round = 0; round < 40; round++)
        {
            var expression = RandomRoots.Next(seed + round, 12)[0];
            var pattern = expression.HessianPattern(RandomRoots.Names);
            var (n, random) = (RandomRoots.Names.Length, new Random(seed + round));
            double[] gradient = new double[n], hessian = new double[n * n];
            expression.CompileValueGradientAndHessian(RandomRoots.Names, RandomRoots.Names)([random.NextDouble(), random.NextDouble(), random.NextDouble()], gradient, hessian);
            for (var i = 0; i < hessian.Length; i++)
            {
                if (pattern[i / n, i % n]) inside++;
                else if (double.IsFinite(hessian[i]))
                {
                    outside++;
                    Assert.True(hessian[i] == 0, $"seed {seed}, round {round}, entry {i}: {expression}");
                }
            }
        }
        Assert.NotEqual(0, inside);
        Assert.NotEqual(0, outside);
    }

    [Fact]
    public void A_chain_of_neighbours_is_a_band()
    {
        const int N = 5000;
        string[] names = [.. Enumerable.Range(0, N).Select(i => $"x{i}")];
        Expr[] x = [.. names.Select(name => Expr.Variable(name))];
        var sum = Expr.Sum([.. Enumerable.Range(0, N - 1).Select(i => Trigonometric.Sin[x[i] * x[i + 1]])]);
        var pattern = sum.HessianPattern(names);
        Assert.Equal((3 * N) - 2, pattern.Count);
        Assert.Equal([41, 42, 43], pattern.ColumnsOf(42));
    }

    private static IEnumerable<(int Row, int Column)> Entries(HessianPattern pattern) =>
        from row in Enumerable.Range(0, pattern.Variables.Length)
        from column in pattern.ColumnsOf(row)
        select (row, column);
}
