namespace SymDiff.Cli;

/// <summary>A function of one number as stretches of points between gaps: where it is undefined, jumps or has a pole.</summary>
internal sealed class Curve
{
    /// <summary>Halvings that bring two points as close as doubles of their size come to each other.</summary>
    private const int Halvings = 48;

    /// <summary>A value that grows by this factor towards a place has a pole there; a logarithm does not grow as much.</summary>
    private const double Growth = 1000;

    private readonly Func<double, double> function;
    private readonly List<List<Point>> stretches = [];

    /// <summary>Follows a function.</summary>
    /// <param name="function">Its value; NaN where it has none.</param>
    /// <param name="x">From where to where.</param>
    /// <param name="points">At how many points, evenly spaced.</param>
    public Curve(Func<double, double> function, Axis x, int points)
    {
        this.function = function;
        var last = At(x.Low);
        if (last.IsFinite) stretches.Add([last]);
        for (var i = 1; i < points; i++)
        {
            var share = (double)i / (points - 1);
            var next = At((x.Low * (1 - share)) + (x.High * share));
            Join(last, next);
            last = next;
        }
    }

    /// <summary>The points, stretch by stretch.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Stretches => stretches;

    /// <summary>Whether the values grow without bound somewhere.</summary>
    public bool HasPole { get; private set; }

    /// <summary>The values that a chart should have room for: all, but with a pole only the neighbourhood of most of them.</summary>
    public Axis Range()
    {
        var values = stretches.SelectMany(stretch => stretch.Select(point => point.Y)).Order().ToArray();
        var all = Axis.Around(values);
        if (!HasPole) return all;
        var (low, high) = (values[values.Length / 10], values[values.Length * 9 / 10]);
        var room = (high - low) / 2;
        return Axis.Around([Math.Max(all.Low, low - room), Math.Min(all.High, high + room)]);
    }

    private Point At(double x) => new(x, function(x));

    private Point Between(Point left, Point right) => At((left.X / 2) + (right.X / 2));

    private void Join(Point last, Point next)
    {
        if (next.IsFinite && !(last.IsFinite && IsJoined(last, next))) stretches.Add(last.IsFinite ? [] : [.. End(next, last)]);
        if (next.IsFinite) stretches[^1].Add(next);
        else if (last.IsFinite) stretches[^1].AddRange(End(last, next));
    }

    private bool IsJoined(Point first, Point last)
    {
        if (Break(first, last) is not var (left, right)) return true;
        HasPole |= HasGrown(left, right, first, last);
        return false;
    }

    /// <summary>
    /// Two points between which values do not come together as the points do, null if there are none. The piece that changes most is halved, until it changes by no more than a
    /// small part of what the whole does. What swings too often to be followed is joined, unless it has grown like a pole.
    /// </summary>
    private (Point Left, Point Right)? Break(Point first, Point last)
    {
        const int most = 1000;
        const double part = 1.0 / 16, noise = 1e-9;
        var pieces = new PriorityQueue<Piece, double>();
        var piece = Add(first, last, 0);
        var enough = Math.Max(part * piece.Change, noise * Larger(first, last));
        for (var steps = 0; steps < most; steps++)
        {
            piece = pieces.Dequeue();
            if (steps > 0 && piece.Change <= enough) return null;
            if (!piece.Middle.IsFinite) return (Edge(piece.Left, piece.Middle).Last, Edge(piece.Right, piece.Middle).Last);
            if (piece.Depth == Halvings) return (piece.Left, piece.Right);
            Add(piece.Left, piece.Middle, piece.Depth + 1);
            Add(piece.Middle, piece.Right, piece.Depth + 1);
        }
        return HasGrown(piece.Left, piece.Right, first, last) ? (piece.Left, piece.Right) : null;

        Piece Add(Point left, Point right, int depth)
        {
            var piece = new Piece(left, Between(left, right), right, depth);
            pieces.Enqueue(piece, -piece.Change);
            return piece;
        }
    }

    /// <summary>What is added to a stretch beside a place without values: the end of it, if the values settle.</summary>
    private IEnumerable<Point> End(Point inside, Point outside)
    {
        var (last, settles) = Edge(inside, outside);
        HasPole |= Math.Abs(last.Y) > Growth * Math.Abs(inside.Y);
        return settles ? [last] : [];
    }

    /// <summary>The last point before values cease, and whether they change less and less towards it.</summary>
    private (Point Last, bool Settles) Edge(Point inside, Point outside)
    {
        var changes = new List<double>();
        for (var i = 0; i < Halvings; i++)
        {
            var middle = Between(inside, outside);
            if (middle.IsFinite) changes.Add(Math.Abs(middle.Y - inside.Y));
            (inside, outside) = middle.IsFinite ? (middle, outside) : (inside, middle);
        }
        return (inside, changes.Count == 0 || changes[^1] <= changes[0] / 2);
    }

    private static bool HasGrown(Point left, Point right, Point first, Point last) => Larger(left, right) > Growth * Larger(first, last);

    private static double Larger(Point left, Point right) => Math.Max(Math.Abs(left.Y), Math.Abs(right.Y));

    private sealed record Piece(Point Left, Point Middle, Point Right, int Depth)
    {
        public double Change { get; } = Middle.IsFinite ? Math.Max(Math.Abs(Middle.Y - Left.Y), Math.Abs(Right.Y - Middle.Y)) : double.PositiveInfinity;
    }
}
