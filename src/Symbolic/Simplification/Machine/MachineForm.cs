using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Applies rules to a graph as it was written, bottom-up. Nothing is flattened and no sum or product of three or more operands
/// is reordered, so compiled values keep the user's rounding.
/// </summary>
/// <param name="rules">What is applied.</param>
/// <param name="options">Rules left out, and what is assumed.</param>
/// <param name="sorts">Whether two operands of a commutative operator are put in order; not while it matters which of two factors came first.</param>
internal sealed class MachineForm(RuleIndex rules, SimplifyOptions options, bool sorts = true)
{
    private const int MostAtOneNode = 50;

    private readonly FactTable facts = new([.. options.Assumptions]);
    private Func<Rule, Bindings, bool>? accepts;

    public Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        var images = new NodeMap<Expr>(order.Count);
        foreach (var node in order) images[node] = Contraction.BroadcastTo(Rewrite(Traversal.WithMappedArgs(node, images)), node.Shape);
        return Traversal.Images(roots, images);
    }

    private Expr Rewrite(Expr node)
    {
        for (var i = 0; i < MostAtOneNode; i++)
        {
            node = Sorted(node);
            if (rules.Match(node, accepts ??= Accepts, out var bindings) is not { } rule) return node;
            node = Guarded(rule, bindings);
        }
        return node;
    }

    private bool Accepts(Rule rule, Bindings bindings) =>
        !options.Without.Contains(rule.Name) && rule.IsPermitted(facts, bindings, Instantiate);

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

    /// <summary>
    /// Two operands of a commutative operator are put in structural order, which changes no bit and finds more equal nodes. A number leads, for there it
    /// takes a sign in: <c>-(2*x)</c> and <c>(-2)*x</c> are one node.
    /// </summary>
    private Expr Sorted(Expr node) =>
        sorts && node.Op.IsCommutative && node.Args.Length == 2 && Precedes(node.Args[1], node.Args[0]) ? node.WithArgs([node.Args[1], node.Args[0]]) : node;

    private static bool Precedes(Expr x, Expr y)
    {
        var (isNumber, isOtherNumber) = (x.Literal is not null, y.Literal is not null);
        return isNumber == isOtherNumber ? StructuralOrder.Instance.Compare(x, y) < 0 : isNumber;
    }
}
