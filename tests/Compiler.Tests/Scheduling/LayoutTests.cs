using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class LayoutTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void Only_what_is_read_twice_is_kept()
    {
        var s = Trigonometric.Sin[X];
        var schedule = Compiled.Schedule([(s * s) + Exponential.Exp[X]], "x");
        Assert.Single(new Layout(schedule).Kept, kept => kept);
    }

    [Theory]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2001)]
    [InlineData(100_000)]
    public void Bodies_are_never_longer_than_allowed_and_compute_the_right_value(int size)
    {
        var (x, expected) = (X, 0.3);
        for (var i = 0; i < size / 2; i++)
        {
            x = i % 3 == 0 ? (x * 0.5) - (x * x) : x + Expr.Constant(Number.FromDouble(i * 1e-7));
            expected = i % 3 == 0 ? (expected * 0.5) - (expected * expected) : expected + (i * 1e-7);
        }
        var schedule = Compiled.Schedule([x], "x");
        var layout = new Layout(schedule);
        for (var body = 0; body < layout.BodyCount; body++)
            Assert.InRange(layout.StatementsOf(body).ToArray().Sum(statement => layout.MembersOf(statement).Length), 1, Layout.MaxBody);
        Assert.Equal(expected, FunctionFactory.OverDoubles<Func<double, double>>(schedule)(0.3), 1e-15);
    }

    [Fact]
    public void Every_operation_belongs_to_one_statement()
    {
        var schedule = Compiled.Schedule(RandomRoots.Next(seed: 5, size: 3000), RandomRoots.Names);
        var layout = new Layout(schedule);
        var members = Enumerable.Range(0, layout.BodyCount)
            .SelectMany(body => layout.StatementsOf(body).ToArray())
            .SelectMany(statement => layout.MembersOf(statement).ToArray())
            .ToList();
        Assert.Equal(Compiled.Operations(schedule), members.Count);
        Assert.Equal(members.Count, members.Distinct().Count());
    }
}
