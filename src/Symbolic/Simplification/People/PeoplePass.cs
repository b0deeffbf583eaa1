using SymDiff.Ops;

namespace SymDiff.Simplification;

internal sealed partial class PeopleForm
{
    private const int MostPasses = 12;

    private NodeMap<Expr> images = [];
    private NodeSet walls = [];
    private WrittenLength lengths = new([]);

    /// <summary>Passes over a graph until one changes nothing, or a form comes back, or the passes are used up.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="source">What the user wrote, if it is not the roots themselves.</param>
    public Expr[] Settle(ReadOnlySpan<Expr> roots, ReadOnlySpan<Expr> source)
    {
        if (!source.IsEmpty) Pass(source, true);
        trace = listener is null ? null : new(listener);
        var form = Pass(roots, source.IsEmpty);
        var seen = new List<Expr[]> { roots.ToArray() };
        while (seen.Count <= MostPasses && !IsExhausted && !seen.Exists(f => f.AsSpan().SequenceEqual(form)))
        {
            seen.Add(form);
            form = Pass(form, false);
        }
        return form;
    }

    /// <summary>Brings a graph into the form, once from its leaves to its roots.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="fromSource">Whether the user wrote this graph: the order of its sums is then kept wherever they appear.</param>
    /// <returns>The images of the roots.</returns>
    private Expr[] Pass(ReadOnlySpan<Expr> roots, bool fromSource)
    {
        var order = Traversal.PostOrder(roots);
        (images, walls, cheapest, indexed) = (new(order.Count), [], [], []);
        lengths = new(walls);
        foreach (var node in order) Meet(node);
        var uses = Traversal.UseCounts(order, roots);
        var absorbed = Absorbed(order, uses);
        foreach (var node in order)
        {
            trace?.Enter(node, absorbed.Contains(node));
            if (absorbed.Contains(node)) continue;
            var image = images[node] = Shaped(Image(node, absorbed, fromSource), node.Shape);
            if (image.Op.IsSum) image = images[node] = Listed(image);
            Meet(image);
            trace?.Became(node, image);
            if (uses[node] > 1 && (OperationCount.IsLarge(image) || Structure.IsCostly(image))) AddWall(TermWriter.Split(image).Others);
        }
        return Array.ConvertAll(Traversal.Images(roots, images), Listed);
    }

    private void AddWall(Expr value)
    {
        walls.Add(value);
        lengths.Fix(value);
    }

    private Expr Image(Expr node, NodeSet absorbed, bool fromSource)
    {
        if (node.Args.IsEmpty) return node;
        if (Structure.IsIndexed(node)) return Indexed(Traversal.WithMappedArgs(node, images));
        if (node.Op.IsSum) return Sum(Terms(node, absorbed), fromSource);
        return node.Op.HasFactors(node) ? Product(FactorsOf(node, absorbed)) : Function(Loosened(Traversal.WithMappedArgs(node, images)));
    }

    /// <summary>
    /// Nodes that are read as part of the one node that uses them: sums in sums, products in products. Others are walls, so that what is
    /// shared stays shared and a chain stays linear.
    /// </summary>
    private static NodeSet Absorbed(List<Expr> order, NodeMap<int> uses)
    {
        var absorbed = new NodeSet();
        foreach (var node in order)
        {
            if (Structure.IsIndexed(node)) continue;
            if (node.Op.IsSum) AbsorbSums(node.Args);
            else if (node.Op.HasFactors(node)) AbsorbProducts(node.Op.Factors(node));
        }
        return absorbed;

        void AbsorbSums(ReadOnlySpan<Expr> terms)
        {
            foreach (var term in terms) if (term.Op.IsSum && uses[term] == 1) absorbed.Add(term);
        }

        void AbsorbProducts(Factor[] factors)
        {
            foreach (var (value, exponent) in factors) if (exponent.IsInteger && value.Op.HasFactors(value) && uses[value] == 1) absorbed.Add(value);
        }
    }

    private List<Expr> Terms(Expr sum, NodeSet absorbed)
    {
        var terms = new List<Expr>();
        var pending = new Stack<Expr>([sum]);
        while (pending.TryPop(out var node))
        {
            if (node != sum && !absorbed.Contains(node)) terms.Add(images[node]);
            else for (var i = node.Args.Length - 1; i >= 0; i--) pending.Push(node.Args[i]);
        }
        return terms;
    }

    private Factor[] FactorsOf(Expr product, NodeSet absorbed)
    {
        var factors = new List<Factor>();
        var pending = new Stack<Factor>([new(product, Number.One)]);
        while (pending.TryPop(out var factor))
        {
            if (factor.Base != product && !absorbed.Contains(factor.Base))
            {
                factors.Add(new(images.GetValueOrDefault(factor.Base, factor.Base), factor.Exponent));
                continue;
            }
            var parts = factor.Base.Op.Factors(factor.Base);
            for (var i = parts.Length - 1; i >= 0; i--)
                pending.Push(new(parts[i].Base, Number.Multiply(parts[i].Exponent, factor.Exponent) ?? throw TooWide(product)));
        }
        return [.. factors];
    }

    private static InvalidOperationException TooWide(Expr product) => new($"an exponent in {product.Op.Name} exceeds {Number.MaxBits} bits");
}
