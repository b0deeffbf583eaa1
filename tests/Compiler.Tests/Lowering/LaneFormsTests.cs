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
    public void An_exponential_that_does_not_exceed_1_has_no_bound_above() =>
        Assert.Equal(["decay(x^2/2)", "exp(x)"], LaneForms.Apply(MachineGraphs.Values([Exponential.Exp[-Expr.Pow(X, 2) / 2], Exponential.Exp[X]])).Select(root => root.ToString()));

    [Fact]
    public void A_tangent_and_its_slope_come_from_one_call()
    {
        var roots = MachineGraphs.ValueAndGradient(Hyperbolic.Tanh[X * Y], [X, Y]);
        var schedule = Compiled.Schedule(LaneForms.Apply(roots), "x", "y");
        Assert.DoesNotContain(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel?.Function == Exponential.Exp.Function);
        Assert.Single(Enumerable.Range(1, schedule.Length - 1), step => schedule.AreJoint(step - 1, step));
        double[] xs = [.. Special, .. Enumerable.Range(-500, 1001).Select(i => i * 0.011)];
        var results = LaneRun.Of(8, schedule, [xs, [1]]);
        var meaning = Compiled.Spans(Compiled.Schedule(roots, "x", "y"), interpret: true);
        var expected = new double[3];
        for (var i = 0; i < xs.Length; i++)
        {
            meaning([xs[i], 1], expected);
            for (var k = 0; k < 3; k++) AssertNear(expected[k], results[k][i]);
        }
        foreach (var lanes in LaneRun.Widths) Assert.Equal(LaneRun.Bits(results), LaneRun.Bits(LaneRun.Of(lanes, schedule, [xs, [1]])));
        var alone = LaneRun.Of(8, Compiled.Schedule([Hyperbolic.Tanh[X], TanhSlope.Op[X]], "x"), [xs]);
        Assert.Equal(LaneRun.Bits([results[0]]), LaneRun.Bits([LaneRun.Of(4, Compiled.Schedule([Hyperbolic.Tanh[X]], "x"), [xs])[0]]));
        Assert.Equal(LaneRun.Bits([alone[1]]), LaneRun.Bits([LaneRun.Of(4, Compiled.Schedule([TanhSlope.Op[X]], "x"), [xs])[0]]));
    }

    private static void AssertNear(double expected, double seen)
    {
        var room = 4 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
        Assert.True(seen.Equals(expected) || seen == expected || Math.Abs(seen - expected) <= room, $"{seen:R} for {expected:R}");
    }
}
