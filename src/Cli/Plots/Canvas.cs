using System.Text;

namespace SymDiff.Cli;

/// <summary>A drawing area of dots, in Braille characters of two by four dots each. Places count from the upper left dot.</summary>
/// <param name="columns">Characters side by side.</param>
/// <param name="rows">Characters one below the other.</param>
internal sealed class Canvas(int columns, int rows)
{
    /// <summary>Dots of a character side by side.</summary>
    public const int Across = 2;

    /// <summary>Dots of a character one below the other.</summary>
    public const int Down = 4;

    private const char Empty = '\u2800';

    /// <summary>What Unicode adds to the empty character for each dot, row by row.</summary>
    private static readonly byte[] Bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    private readonly byte[] cells = new byte[columns * rows];

    /// <summary>Dots side by side.</summary>
    public int Width => columns * Across;

    /// <summary>Dots one below the other.</summary>
    public int Height => rows * Down;

    /// <summary>Sets a dot.</summary>
    public void Dot(int x, int y) => cells[(y / Down * columns) + (x / Across)] |= Bits[(y % Down * Across) + (x % Across)];

    /// <summary>Draws a straight line; what lies outside is cut off.</summary>
    public void Line(Point from, Point to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var (start, end) = Inside(from.Y, dy, Height, Inside(from.X, dx, Width, (0, 1)));
        if (start > end) return;
        var steps = Math.Ceiling(Math.Max(Math.Abs(dx), Math.Abs(dy)) * (end - start));
        for (var step = 0.0; step <= steps; step++)
        {
            var along = steps == 0 ? start : start + ((end - start) * step / steps);
            Dot(Nearest(from.X + (along * dx), Width), Nearest(from.Y + (along * dy), Height));
        }
    }

    /// <summary>A row of characters.</summary>
    public string Row(int row)
    {
        var text = new StringBuilder(columns);
        foreach (var cell in cells.AsSpan(row * columns, columns)) text.Append(cell == 0 ? ' ' : (char)(Empty + cell));
        return text.ToString();
    }

    /// <summary>The stretch of a line's parameter on which one coordinate is inside (Liang and Barsky).</summary>
    private static (double Start, double End) Inside(double from, double change, int length, (double Start, double End) stretch)
    {
        var (low, high) = (-0.5 - from, length - 0.5 - from);
        if (change == 0) return low <= 0 && 0 <= high ? stretch : (1, 0);
        var (first, last) = change > 0 ? (low / change, high / change) : (high / change, low / change);
        return (Math.Max(stretch.Start, first), Math.Min(stretch.End, last));
    }

    private static int Nearest(double place, int length) => Math.Clamp((int)Math.Round(place), 0, length - 1);
}
