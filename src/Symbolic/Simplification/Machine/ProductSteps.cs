using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Products of tensors, each as one indexed term of its operands. A mask is a factor of zeros and ones.</summary>
/// <param name="uses">How often each node of the graph is used.</param>
internal sealed class ProductSteps(NodeMap<int> uses)
{
    private readonly NodeMap<ProductStep?> steps = [];
    private readonly NodeMap<Expr> users = [];

    /// <summary>Reads a node whose operands were read before.</summary>
    public void Take(Expr node)
    {
        if (Read(node) is not { } step) return;
        steps[node] = step;
        foreach (var factor in step.Term.Factors) users[factor.Base] = node;
    }

    /// <summary>The step that makes a node; null if it is no product.</summary>
    public ProductStep? Of(Expr node) => steps.GetValueOrDefault(node, null);

    /// <summary>Whether a node is a product that nobody reads but the step that goes on with it.</summary>
    public bool IsOpen(Expr node) => steps.ContainsKey(node) && uses[node] == 1;

    /// <summary>The product that goes on with a node; null if there is none yet, or several.</summary>
    public Expr? UserOf(Expr node) => IsOpen(node) && users.TryGetValue(node, out var user) ? user : null;

    private static ProductStep? Read(Expr node)
    {
        if (node.Shape.Rank == 0) return null;
        var split = Selection.SplitMask(node) is { } parts && parts.Value.Shape.Equals(node.Shape) ? parts : default((Expr Mask, Expr Value)?);
        var mask = split is null ? null : Selection.Masked(split.Value.Mask, 1);
        if (mask is null && node.Op is not ContractOp && !node.Op.HasFactors(node)) return null;
        var term = new IndexedReader(factor => !Contraction.IsRearrangement(factor)).Read(mask is null ? node : mask * split!.Value.Value);
        return term is { Coefficient.IsOne: true, Factors.Length: > 1 } && term.Output.Distinct().Count() == term.Output.Length ? new(term, mask) : null;
    }
}

/// <summary>A product of operands.</summary>
/// <param name="Term">The operands with their indices.</param>
/// <param name="Mask">The operand that is 1 for the entries which are kept, and 0 for the others; null if it is no mask.</param>
internal sealed record ProductStep(IndexedTerm Term, Expr? Mask);
