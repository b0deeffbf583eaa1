using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class LaneTableTests
{
    /// <summary>Vector functions are within 2 ulp, single ones within 1 of the exact value or, for some, 2.</summary>
    private const int Ulps = 4;

    private static readonly double[] Special = [0, -0.0, 1, -1, 0.5, -1.7, 2, 1e-310, -1e300, 700, -700, 745, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string> Names => [.. Registry.All.OfType<ElementwiseOp>().Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_operator_has_one_value_at_every_width_near_its_meaning(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        string[] names = ["a", "b", "c"];
        var schedule = Compiled.Schedule([op.Apply([.. names.Take(op.Arity ?? 2).Select(n => Expr.Variable(n))])], names);
        var inputs = Inputs();
        var results = LaneRun.Of(8, schedule, inputs);
        foreach (var lanes in LaneRun.Widths) Assert.Equal(LaneRun.Bits(results), LaneRun.Bits(LaneRun.Of(lanes, schedule, inputs)));
        var meaning = Compiled.Spans(schedule, interpret: true);
        for (var i = 0; i < inputs[0].Length; i++) AssertNear(meaning, [inputs[0][i], inputs[1][i], inputs[2][i]], results[0][i]);
    }

    private static void AssertNear(SpanFunction meaning, double[] at, double value)
    {
        var expected = new double[1];
        meaning(at, expected);
        var room = Ulps * (Math.BitIncrement(Math.Abs(expected[0])) - Math.Abs(expected[0]));
        Assert.True(value.Equals(expected[0]) || value == expected[0] || Math.Abs(value - expected[0]) <= room, $"{value:R} for {expected[0]:R} at {string.Join(", ", at)}");
    }

    private static double[][] Inputs()
    {
        var random = new Random(1);
        var pairs = Special.SelectMany(_ => Special, (x, y) => (X: x, Y: y)).Concat(Enumerable.Range(0, 500).Select(_ => (X: Next(), Y: Next()))).ToArray();
        return [[.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)], [.. pairs.Select(_ => Next())]];

        double Next() => ((random.NextDouble() * 2) - 1) * Math.Pow(10, random.Next(-3, 3));
    }
}
