using SymDiff.Ops;

namespace SymDiff.Cli;

/// <summary>
/// Cotangents and tangents as variables. In a text they have names that a reader can type, <c>g</c> and <c>v</c>; for numbers, names that begin with a character which no text
/// can have, so that they stand in nobody's way.
/// </summary>
/// <param name="subject">What is differentiated.</param>
/// <param name="isText">Whether a text is to be written.</param>
internal sealed class Directions(Subject subject, bool isText)
{
    private const string Mark = "\u0002";

    /// <summary>Where the reverse sweep starts.</summary>
    public Expr Cotangent { get; } = Expr.Symbol(isText ? Free(subject, "g") : Mark, subject.Output.Shape);

    /// <summary>The direction, variable by variable.</summary>
    public Expr[] Tangents { get; } =
        [.. subject.Names.Select((name, i) => Expr.Symbol(isText ? Free(subject, subject.Names.Count == 1 ? "v" : "v_" + name) : Mark + name, subject.Wrt[i].Shape))];

    /// <summary>The point with the values of the direction.</summary>
    public static Dictionary<string, Tensor> Join(Request request)
    {
        var point = new Dictionary<string, Tensor>(request.At!, StringComparer.Ordinal);
        if (request.Cotangent is { } cotangent) point[Mark] = cotangent;
        foreach (var (name, value) in request.Tangent) point[Mark + name] = value;
        return point;
    }

    /// <summary>Ones in the place of a cotangent that the request leaves out.</summary>
    public static Expr[] WithOnes(Request request, Expr[] roots)
    {
        if (request.Cotangent is not null) return roots;
        return Traversal.Images(roots, Traversal.Map(roots, node => node.VariableName == Mark ? FillOp.Ones(node.Shape) : node));
    }

    private static string Free(Subject subject, string name)
    {
        var taken = subject.TakenNames;
        while (taken.Contains(name)) name += "_";
        return name;
    }
}
