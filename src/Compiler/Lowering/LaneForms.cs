using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// What lanes compute in another way than single numbers, within 2 ulp of it. Quotients by one divisor that is known to be of moderate size, as in 1/(1 + e) and
/// e/(1 + e), are products with its reciprocal. An exponential that is known not to exceed 1 needs no bound above. The slope of a hyperbolic tangent, 4e/(1 + e)^2 with
/// e = exp(-2|x|), comes with the tangent.
/// </summary>
internal sealed class LaneForms
{
    private readonly FactTable facts = new();
    private readonly HashSet<Expr> divisors;
    private readonly Dictionary<Expr, Expr> slopes = [];
    private readonly NodeMap<Expr> images;

    private LaneForms(List<Expr> nodes)
    {
        images = new(nodes.Count);
        var quotients = nodes.Where(node => node.Op == Arithmetic.Divide && node.Args[1].Literal is null).GroupBy(node => node.Args[1]);
        divisors = [.. quotients.Where(group => group.Skip(1).Any() && HasReciprocal(group.Key)).Select(group => group.Key)];
        foreach (var node in nodes.Where(node => node.Op == Hyperbolic.Tanh)) slopes[TanhSlope.Divisor(node.Args[0])] = node.Args[0];
        foreach (var node in nodes) images[node] = Form(node, Traversal.WithMappedArgs(node, images));
    }

    /// <summary>The graph in these forms.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots) => Traversal.Images(roots, new LaneForms(Traversal.PostOrder(roots)).images);

    private Expr Form(Expr node, Expr mapped)
    {
        if (node.Op == Exponential.Exp && facts[node.Args[0]].Values.High <= 0) return Expansions.Decay[Magnitude(mapped.Args[0])];
        if (node.Op != Arithmetic.Divide) return mapped;
        if (slopes.TryGetValue(node.Args[1], out var x) && TanhSlope.Quotient(x, node.Args[0], factor => images[factor]) is { } slope) return slope;
        return divisors.Contains(node.Args[1]) ? mapped.Args[0] * (1 / mapped.Args[1]) : mapped;
    }

    private static Expr Magnitude(Expr x) => x.Op == SignsOutward.Minus ? x.Args[0] : x;

    /// <summary>Whether the reciprocal is known to be a normal number.</summary>
    private bool HasReciprocal(Expr divisor) => facts[divisor].Values is { Low: > 1e-300, High: < 1e300 };
}
