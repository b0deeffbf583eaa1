using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Nodes that are read as part of the one node that uses them: sums in sums, products in products. Others are walls, so that what is
/// shared stays shared and a chain stays linear.
/// </summary>
internal sealed class Absorption
{
    private readonly NodeSet absorbed = [];
    private readonly NodeMap<int> uses;

    /// <param name="order">The nodes of the graph.</param>
    /// <param name="uses">How often each is used.</param>
    public Absorption(IEnumerable<Expr> order, NodeMap<int> uses)
    {
        this.uses = uses;
        foreach (var node in order)
        {
            if (Structure.IsIndexed(node)) continue;
            if (node.Op.IsSum) AbsorbSums(node.Args);
            else if (node.Op.HasFactors(node)) AbsorbProducts(node.Op.Factors(node));
        }
    }

    /// <summary>Whether a node is read as part of another.</summary>
    public bool Contains(Expr node) => absorbed.Contains(node);

    /// <summary>The terms of a sum and of the sums that it absorbs.</summary>
    public List<Expr> TermsOf(Expr sum)
    {
        var terms = new List<Expr>();
        var pending = new Stack<Expr>([sum]);
        while (pending.TryPop(out var node))
        {
            if (node != sum && !absorbed.Contains(node)) terms.Add(node);
            else for (var i = node.Args.Length - 1; i >= 0; i--) pending.Push(node.Args[i]);
        }
        return terms;
    }

    /// <summary>The factors of a product and of the products that it absorbs.</summary>
    public List<Factor> FactorsOf(Expr product)
    {
        var factors = new List<Factor>();
        var pending = new Stack<Factor>([new(product, Number.One)]);
        while (pending.TryPop(out var factor))
        {
            if (factor.Base != product && !absorbed.Contains(factor.Base))
            {
                factors.Add(factor);
                continue;
            }
            var parts = factor.Base.Op.Factors(factor.Base);
            for (var i = parts.Length - 1; i >= 0; i--)
                pending.Push(new(parts[i].Base, Number.Multiply(parts[i].Exponent, factor.Exponent) ?? throw TooWide(product)));
        }
        return factors;
    }

    private void AbsorbSums(ReadOnlySpan<Expr> terms)
    {
        foreach (var term in terms) if (term.Op.IsSum && uses[term] == 1) absorbed.Add(term);
    }

    private void AbsorbProducts(Factor[] factors)
    {
        foreach (var (value, exponent) in factors) if (exponent.IsInteger && value.Op.HasFactors(value) && uses[value] == 1) absorbed.Add(value);
    }

    private static InvalidOperationException TooWide(Expr product) => new($"an exponent in {product.Op.Name} exceeds {Number.MaxBits} bits");
}
