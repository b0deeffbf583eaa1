namespace SymDiff.Cli.Tests;

public class CurveTests
{
    public static TheoryData<string, Func<double, double>, double[]> Gaps => new()
    {
        { "smooth", Math.Sin, [] },
        { "a root with a vertical tangent", Math.Cbrt, [] },
        { "steep", x => Math.Tanh(1e6 * (x - 0.3)), [] },
        { "a peak between two points of one height", x => Math.Exp(-x * x * 1e5), [] },
        { "noise", x => (Math.Sin(x) * Math.Sin(x)) + (Math.Cos(x) * Math.Cos(x)), [] },
        { "a simple pole", x => 1 / x, [0] },
        { "a double pole", x => 1 / ((x - 0.71) * (x - 0.71)), [0.71] },
        { "poles in a row", Math.Tan, [-Math.PI / 2, Math.PI / 2] },
        { "a logarithm on both sides", x => Math.Log(Math.Abs(x - 1e-3)), [1e-3] },
        { "a jump", x => x < 1.1 ? x : x + 0.1, [1.1] },
        { "undefined in between", x => Math.Abs(x) < 0.5 ? double.NaN : x, [0] },
    };

    /// <summary>A window that is symmetric about the places, and one that is not.</summary>
    [Theory]
    [MemberData(nameof(Gaps))]
    public void Gaps_are_where_a_function_is_not_continuous(string name, Func<double, double> function, double[] gaps)
    {
        foreach (var axis in new Axis[] { new(-2, 2), new(-1.9, 2) })
            foreach (var points in new[] { 160, 161 })
            {
                var stretches = new Curve(function, axis, points).Stretches.Where(stretch => stretch.Count > 0).ToList();
                var found = stretches.Zip(stretches.Skip(1), (left, right) => (From: left[^1].X, To: right[0].X)).ToList();
                Assert.True(found.Count == gaps.Length && found.Zip(gaps).All(pair => pair.First.From <= pair.Second && pair.Second <= pair.First.To), $"{name}: {string.Join(" ", found)}");
            }
    }

    [Theory]
    [InlineData(160)]
    [InlineData(161)]
    public void One_place_without_a_value_is_a_gap(int points) => Assert.Equal(2, new Curve(x => x == 0 ? double.NaN : Math.Sin(x) / x, new(-2, 2), points).Stretches.Count);

    [Fact]
    public void A_curve_goes_to_the_edge_of_where_there_are_values()
    {
        var stretch = Assert.Single(new Curve(x => Math.Sqrt(1 - (x * x)), new(-2, 3), 100).Stretches);
        Assert.Equal((-1, 1), (Math.Round(stretch[0].X, 12), Math.Round(stretch[^1].X, 12)));
    }

    [Fact]
    public void The_range_holds_all_values_but_near_a_pole()
    {
        Assert.Equal(new Axis(Math.Exp(-10), Math.Exp(10)), new Curve(Math.Exp, new(-10, 10), 100).Range());
        var pole = new Curve(x => 1 / x, new(-5, 5), 160).Range();
        Assert.InRange(pole.High, 1, 5);
        Assert.InRange(pole.Low, -5, -1);
        Assert.Equal(new Axis(1.5, 4.5), new Curve(_ => 3, new(0, 1), 10).Range());
    }
}
