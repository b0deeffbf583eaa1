using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class LaneFormsTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");
    private static readonly Expr D = Expr.Variable("d");

    private static readonly double[] Special = [0, -0.0, 1, -1, 1e-310, -1e-310, 4e-308, 5e-308, 1e300, 3e307, -3e307, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Quotients_by_any_other_divisor_stay_what_they_are()
    {
        Expr[] roots = [X / D, Y / D, 1 / D, X / 3, Y / 3];
        Assert.Equal(roots, LaneForms.Apply(roots));
    }

    [Fact]
    public void A_divisor_that_is_known_to_be_moderate_divides_once()
    {
        var roots = MachineGraphs.ValueAndGradient(Exponential.Sigmoid[X], [X]);
        Assert.Equal("1/(1 + decay(x))*(decay(x)*(1/(1 + decay(x))))", LaneForms.Apply(roots)[1].ToString());
    }

    [Fact]
    public void A_tangent_and_its_slope_share_the_exponential()
    {
        var roots = MachineGraphs.ValueAndGradient(Hyperbolic.Tanh[X * Y], [X, Y]);
        var schedule = Compiled.Schedule(LaneForms.Apply(roots), "x", "y");
        Assert.Single(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel?.Function == Exponential.Exp.Function);
        Assert.DoesNotContain(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel?.Function == Hyperbolic.Tanh.Function);
        double[] xs = [.. Special, .. Enumerable.Range(-500, 1001).Select(i => i * 0.011)];
        var results = LaneRun.Of(8, schedule, [xs, [1]]);
        var meaning = Compiled.Spans(Compiled.Schedule(roots, "x", "y"), interpret: true);
        var expected = new double[3];
        for (var i = 0; i < xs.Length; i++)
        {
            meaning([xs[i], 1], expected);
            for (var k = 0; k < 3; k++) AssertNear(expected[k], results[k][i]);
        }
    }

    private static void AssertNear(double expected, double seen)
    {
        var room = 4 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
        Assert.True(seen.Equals(expected) || seen == expected || Math.Abs(seen - expected) <= room, $"{seen:R} for {expected:R}");
    }
}
