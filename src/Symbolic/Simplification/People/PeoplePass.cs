using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Brings a graph into the form that people read, once from its leaves to its roots: every step takes operands that have it and returns a node that has it.</summary>
internal sealed class PeoplePass
{
    private readonly PassMemory memory;
    private readonly bool fromSource;
    private readonly Brevity brevity = new();
    private readonly Forms forms;
    private NodeMap<Expr> images = [];

    /// <param name="memory">What the passes share.</param>
    /// <param name="fromSource">Whether the user wrote the graph: the order of its sums is then kept wherever they appear.</param>
    public PeoplePass(PassMemory memory, bool fromSource)
    {
        (this.memory, this.fromSource) = (memory, fromSource);
        forms = new(memory, brevity);
    }

    /// <summary>The images of the roots.</summary>
    public Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        images = new(order.Count);
        foreach (var node in order) memory.Readings.Meet(node);
        var uses = Traversal.UseCounts(order, roots);
        var absorbed = new Absorption(order, uses);
        foreach (var node in order)
        {
            memory.Ledger.Trace?.Enter(node, absorbed.Contains(node));
            if (absorbed.Contains(node)) continue;
            var image = images[node] = Image(node, absorbed);
            memory.Readings.Meet(image);
            memory.Ledger.Trace?.Became(node, image);
            if (uses[node] > 1 && (OperationCount.IsLarge(image) || (Structure.IsCostly(image) && !Structure.IsShort(image)))) brevity.AddWall(TermWriter.Split(image).Others);
        }
        return Array.ConvertAll(Traversal.Images(roots, images), forms.Listed);
    }

    private Expr Image(Expr node, Absorption absorbed)
    {
        var image = Spread.Over(FormOf(node, absorbed), node.Shape);
        return image.Op.IsSum ? forms.Listed(image) : image;
    }

    private Expr FormOf(Expr node, Absorption absorbed)
    {
        if (node.Args.IsEmpty) return node;
        if (Structure.IsIndexed(node)) return forms.Indexed(Traversal.WithMappedArgs(node, images));
        if (node.Op.IsSum) return forms.Sum(absorbed.TermsOf(node).ConvertAll(term => images[term]), fromSource);
        return node.Op.HasFactors(node) ? forms.Product(FactorsOf(node, absorbed)) : forms.Function(Spread.Loosened(Traversal.WithMappedArgs(node, images)));
    }

    private Factor[] FactorsOf(Expr product, Absorption absorbed) =>
        [.. absorbed.FactorsOf(product).Select(factor => factor with { Base = images.GetValueOrDefault(factor.Base, factor.Base) })];
}
