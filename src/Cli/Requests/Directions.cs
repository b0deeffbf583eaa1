namespace SymDiff.Cli;

/// <summary>
/// Inputs of the evaluated graph for the numbers of a cotangent or tangent. Their names begin with a character that no text can
/// have, so they stand in nobody's way.
/// </summary>
internal static class Directions
{
    private const char Mark = '\u0002';

    /// <summary>Where the reverse sweep starts.</summary>
    public static Expr Cotangent { get; } = Expr.Symbol($"{Mark}");

    /// <summary>The direction, entry by entry.</summary>
    public static Expr[] Tangents(Subject subject) => [.. subject.Names.Select(name => Expr.Symbol(Mark + name))];

    /// <summary>The point with the numbers of the direction.</summary>
    public static Dictionary<string, double> Join(Request request)
    {
        var point = new Dictionary<string, double>(request.At!, StringComparer.Ordinal) { [$"{Mark}"] = request.Cotangent };
        foreach (var (name, value) in request.Tangent) point[Mark + name] = value;
        return point;
    }
}
