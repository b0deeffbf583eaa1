using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// What lanes compute in another way than single numbers, within 2 ulp of it. Quotients by one divisor that is known to be of moderate size, as in 1/(1 + e) and
/// e/(1 + e), are products with its reciprocal. A hyperbolic tangent beside its slope, 4e/(1 + e)^2 with e = exp(-2|x|), is made of the same e and the same quotient.
/// </summary>
internal sealed class LaneForms
{
    private static readonly ElementwiseOp TanhFrom = new("tanh_from", "", Tanh, null, null);

    private readonly FactTable facts = new();
    private readonly HashSet<Expr> divisors;
    private readonly HashSet<Expr> slopes = [];
    private readonly HashSet<Expr> tangents = [];

    private LaneForms(List<Expr> nodes)
    {
        var quotients = nodes.Where(node => node.Op == Arithmetic.Divide && node.Args[1].Literal is null).GroupBy(node => node.Args[1]);
        divisors = [.. quotients.Where(group => group.Skip(1).Any() && HasReciprocal(group.Key)).Select(group => group.Key)];
        var all = nodes.ToHashSet();
        foreach (var node in nodes.Where(node => node.Op == Hyperbolic.Tanh && all.Contains(Decay(node.Args[0]))))
        {
            tangents.Add(node);
            slopes.Add(Expr.Pow(1 + Decay(node.Args[0]), 2));
        }
    }

    /// <summary>The graph in these forms.</summary>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var nodes = Traversal.PostOrder(roots);
        var forms = new LaneForms(nodes);
        var images = new NodeMap<Expr>(nodes.Count);
        foreach (var node in nodes) images[node] = forms.Form(node, Traversal.WithMappedArgs(node, images));
        return Traversal.Images(roots, images);
    }

    /// <summary>tanh(x), where exp(-2|x|)/(1 + exp(-2|x|)) is at hand.</summary>
    public static double Tanh(double x, double s) => TanhFunction.Tanh(x);

    private Expr Form(Expr node, Expr mapped)
    {
        if (tangents.Contains(node))
        {
            var e = Decay(mapped.Args[0]);
            return TanhFrom[mapped.Args[0], e * (1 / (1 + e))];
        }
        if (node.Op != Arithmetic.Divide) return mapped;
        var (x, d) = (mapped.Args[0], mapped.Args[1]);
        return slopes.Contains(node.Args[1]) ? x * Expr.Pow(1 / d.Args[0], 2)
            : divisors.Contains(node.Args[1]) ? x * (1 / d)
            : mapped;
    }

    /// <summary>Whether the reciprocal is known to be a normal number.</summary>
    private bool HasReciprocal(Expr divisor) => facts[divisor].Values is { Low: > 1e-300, High: < 1e300 };

    private static Expr Decay(Expr x) => Exponential.Exp[SignsOutward.Minus[2 * Roots.Abs[x]]];
}
