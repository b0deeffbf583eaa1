namespace SymDiff.Cli.Tests;

public class ChartTests
{
    private const int Columns = 60, Margin = 4;

    /// <summary>Every dot is a point of the function to within a dot, and every column has one.</summary>
    [Theory]
    [InlineData("x*exp(-x^2)", -3, 3)]
    [InlineData("sin(3*x)", 0, 4)]
    [InlineData("x^3 - x + 7", -2, 1.5)]
    public void Dots_are_where_the_function_is(string text, double low, double high)
    {
        var function = Expr.Parse(text).Compile("x");
        var curve = new Curve(x => function.Evaluate(x), new(low, high), 2 * Columns);
        var (x, y) = (new Axis(low, high), curve.Range());
        var dots = Dots(Chart.Draw(curve.Stretches, x, y, Columns, Margin)).ToList();
        Assert.Equal(Enumerable.Range(0, 2 * Columns), dots.Select(dot => dot.X).Distinct().Order());
        Assert.All(dots.Where(dot => !IsOfZero(dot, y)), dot =>
        {
            var near = Enumerable.Range(0, 21).Select(i => function.Evaluate(low + ((high - low) * (dot.X + ((i - 10) / 10.0)) / ((2 * Columns) - 1)))).ToList();
            var value = y.High - ((y.High - y.Low) * dot.Y / ((4 * Chart.Rows) - 1));
            var half = (y.High - y.Low) / 4 / Chart.Rows;
            Assert.InRange(value, near.Min() - half, near.Max() + half);
        });
    }

    [Theory]
    [InlineData(-5, 5, 7, "-4 -2 0 2 4")]
    [InlineData(0, 1, 3, "0 0.5 1")]
    [InlineData(0, 0.35, 4, "0 0.1 0.2 0.3")]
    [InlineData(-1e300, 1e300, 3, "-1e300 0 1e300")]
    [InlineData(-1.7e308, 1.7e308, 3, "-1e308 0 1e308")]
    [InlineData(1000000, 1000001, 3, "1000000 1000000.5 1000001")]
    [InlineData(0, 5e-324, 3, "0")]
    [InlineData(1, 1, 3, "1")]
    [InlineData(1e-300, 3e-300, 3, "1e-300 2e-300 3e-300")]
    public void Ticks_are_round_numbers(double low, double high, int most, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', new Axis(low, high).Ticks(most).Select(DoubleText.Of)));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(0)]
    [InlineData(-1e-310)]
    public void A_single_value_has_room_on_both_sides(double value)
    {
        var axis = Axis.Around([value]);
        Assert.True(double.IsFinite(axis.Low) && double.IsFinite(axis.High) && axis.Low < axis.High);
        Assert.InRange(axis.Share(value), 0, 1);
        Assert.InRange(axis.Ticks(3).Count, 1, 3);
    }

    [Fact]
    public void Without_values_there_is_an_axis_too() => Assert.Equal(new Axis(-1, 1), Axis.Around([]));

    [Fact]
    public void A_line_is_cut_off_at_the_edge()
    {
        var canvas = new Canvas(2, 1);
        canvas.Line(new(-1e9, -1e9), new(1e9, 1e9));
        canvas.Line(new(0, 10), new(3, 10));
        Assert.Equal("⠑⢄", canvas.Row(0));
    }

    /// <summary>The dots of the Braille characters behind the axis.</summary>
    private static IEnumerable<(int X, int Y)> Dots(string chart)
    {
        var lines = chart.Split('\n');
        int[] bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
        for (var row = 0; row < Chart.Rows; row++)
            for (var column = Margin + 2; column < lines[row].Length; column++)
                for (var bit = 0; lines[row][column] != ' ' && bit < bits.Length; bit++)
                    if (((lines[row][column] - 0x2800) & bits[bit]) != 0) yield return (((column - Margin - 2) * 2) + (bit % 2), (row * 4) + (bit / 2));
    }

    /// <summary>Whether it may be a dot of the line at 0.</summary>
    private static bool IsOfZero((int X, int Y) dot, Axis y) => dot.X % 6 == 0 && dot.Y == (int)Math.Round((1 - y.Share(0)) * ((4 * Chart.Rows) - 1));
}
