using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Applies rules to a graph as it was written, bottom-up. Nothing is flattened and no sum or product of three or more operands
/// is reordered, so compiled values keep the user's rounding.
/// </summary>
/// <param name="rules">What is applied.</param>
/// <param name="options">Rules left out, and what is assumed.</param>
/// <param name="sorts">Whether two operands of a commutative operator are put in order.</param>
internal sealed class MachineForm(RuleIndex rules, SimplifyOptions options, bool sorts = true)
{
    private const int MostAtOneNode = 50;

    private readonly FactTable facts = new([.. options.Assumptions]);

    /// <summary>Nodes that no rule fits: a later pass over the graph leaves them alone.</summary>
    private readonly NodeSet settled = [];

    private Cancellation? cancellation;
    private Func<Rule, Bindings, bool>? accepts;
    private bool isSorting;

    /// <summary>Whether sums that cancel are looked for in this pass.</summary>
    public bool Cancels { get; set; }

    /// <summary>The roots rewritten.</summary>
    public Expr[] Apply(ReadOnlySpan<Expr> roots) => Apply(roots, roots.Length);

    /// <summary>The roots rewritten; behind the first ones the operands keep their order, for it may matter which of two factors came first.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="sorted">How many of the roots have their operands put in order.</param>
    public Expr[] Apply(ReadOnlySpan<Expr> roots, int sorted)
    {
        var order = Traversal.PostOrder(roots);
        var ordered = Traversal.CountReached(order, roots[..sorted]);
        var images = new NodeMap<Expr>(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            isSorting = sorts && i < ordered;
            images[order[i]] = Image(order[i], Traversal.WithMappedArgs(order[i], images));
        }
        return Traversal.Images(roots, images);
    }

    private Expr Image(Expr node, Expr mapped) => settled.Contains(mapped) && !(Cancels && mapped.Op.IsSum) ? Sorted(mapped) : Contraction.BroadcastTo(Rewrite(mapped), node.Shape);

    private Expr Rewrite(Expr node)
    {
        for (var i = 0; i < MostAtOneNode; i++)
        {
            node = Sorted(node);
            if (Cancelled(node) is { } product) node = product;
            else if (rules.Match(node, accepts ??= Accepts, out var bindings) is { } rule) node = Guarded(rule, bindings);
            else
            {
                settled.Add(node);
                return node;
            }
        }
        return node;
    }

    private Expr? Cancelled(Expr node) =>
        Cancels && node.Op.IsSum && !options.Without.Contains(Cancellation.Name) ? (cancellation ??= new(facts)).Of(node) : null;

    private bool Accepts(Rule rule, Bindings bindings) =>
        !options.Without.Contains(rule.Name) && KeepsDomain(rule, bindings) && rule.IsPermitted(facts, bindings, Instantiate);

    /// <summary>What the right side drops must be a number nearly everywhere: log(x) - log(x) is not 0 at -1. Nothing is divided by 0 itself.</summary>
    private bool KeepsDomain(Rule rule, Bindings bindings)
    {
        foreach (var hole in rule.Dropped) if (!facts[bindings[hole]].IsMostlyDefined) return false;
        return rule.Domain != RuleDomain.Removable || !rule.Holes.Any(hole => bindings[hole].Literal is { IsZero: true });
    }

    /// <summary>The right side; where it is defined and the left is not, it is not given.</summary>
    private Expr Guarded(Rule rule, Bindings bindings)
    {
        var right = Instantiate(rule.Replacement, bindings);
        if (rule.Domain != RuleDomain.Widening) return right;
        var condition = Instantiate(rule.Requirement!, bindings);
        return facts.Proves(condition) ? right : Selection.Given[condition, right];
    }

    /// <summary>Everything below the top of the right side is rewritten as it is built; the top itself is next in the loop above.</summary>
    private Expr Instantiate(Template template, Bindings bindings) => template.Fill(bindings, (node, isTop) => isTop ? node : Sorted(node));

    private Expr Sorted(Expr node) => isSorting ? OperandOrder.Sorted(node) : node;
}
