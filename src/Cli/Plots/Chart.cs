using System.Text;

namespace SymDiff.Cli;

/// <summary>Curves with axes: numbers stand to the left of the canvas and below it.</summary>
internal static class Chart
{
    /// <summary>Rows of one chart's canvas.</summary>
    public const int Rows = 10;

    private const int RowsPerTick = 2;
    private const int ColumnsPerTick = 10;
    private const int Narrowest = 20;
    private const int DotsOfZero = 6;

    /// <summary>Characters that the labels of a vertical axis take.</summary>
    public static int Margin(Axis y) => y.Ticks(Rows / RowsPerTick).Select(tick => DoubleText.Of(tick).Length).Append(1).Max();

    /// <summary>Columns of the canvas in a terminal of some width, beside labels and the axis itself.</summary>
    public static int Columns(int width, int margin) => Math.Max(Narrowest, width - margin - 2);

    /// <summary>Draws curves, each a row of points that are joined.</summary>
    /// <param name="curves">The curves; what is off the axes is cut off.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="columns">Width of the canvas, in characters.</param>
    /// <param name="margin">Width of the labels, in characters.</param>
    public static string Draw(IEnumerable<IReadOnlyList<Point>> curves, Axis x, Axis y, int columns, int margin)
    {
        var canvas = new Canvas(columns, Rows);
        Point Place(Point point) => new(x.Share(point.X) * (canvas.Width - 1), (1 - y.Share(point.Y)) * (canvas.Height - 1));
        if (y.Low < 0 && y.High > 0)
            for (var dot = 0; dot < canvas.Width; dot += DotsOfZero) canvas.Dot(dot, Nearest(Place(new(x.Low, 0)).Y));
        foreach (var curve in curves)
            for (var i = 0; i < curve.Count; i++) canvas.Line(Place(curve[Math.Max(0, i - 1)]), Place(curve[i]));
        return WithAxes(canvas, x, y, margin);
    }

    private static string WithAxes(Canvas canvas, Axis x, Axis y, int margin)
    {
        var text = new StringBuilder();
        var labels = y.Ticks(Rows / RowsPerTick).ToLookup(tick => Nearest((1 - y.Share(tick)) * (canvas.Height - 1)) / Canvas.Down, DoubleText.Of);
        for (var row = 0; row < Rows; row++)
            text.Append((labels[row].FirstOrDefault() ?? "").PadLeft(margin)).Append(labels.Contains(row) ? " ┤" : " │").Append(canvas.Row(row).TrimEnd()).Append('\n');
        AppendHorizontal(text, x, canvas, margin);
        return text.ToString();
    }

    private static void AppendHorizontal(StringBuilder text, Axis x, Canvas canvas, int margin)
    {
        var (line, numbers) = (new StringBuilder(new string('─', canvas.Width / Canvas.Across)), new StringBuilder());
        foreach (var tick in x.Ticks(Math.Max(1, line.Length / ColumnsPerTick)))
        {
            var (column, label) = (Nearest(x.Share(tick) * (canvas.Width - 1)) / Canvas.Across, DoubleText.Of(tick));
            line[column] = '┬';
            var start = Math.Max(numbers.Length == 0 ? 0 : numbers.Length + 1, column + 1 - (label.Length / 2));
            numbers.Append(' ', start - numbers.Length).Append(label);
        }
        text.Append(' ', margin).Append(" └").Append(line).Append('\n').Append(' ', margin + 1).Append(numbers);
    }

    private static int Nearest(double place) => (int)Math.Round(place);
}
