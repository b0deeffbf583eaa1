using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// A mask along an axis that is summed next is a factor of ones and zeros: the product multiplies by it as it goes, and the masked tensor, otherwise a pass over all of its
/// entries, is not made. What is masked must be finite, and nobody else read it.
/// </summary>
internal sealed class MaskFactors
{
    private readonly NodeMap<Expr> images = [];
    private readonly TotalNodes total = new();
    private readonly NodeMap<int> uses;

    private MaskFactors(NodeMap<int> uses) => this.uses = uses;

    /// <summary>The graph with such masks among the operands of its contractions.</summary>
    public static Expr[] Apply(params ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        var pass = new MaskFactors(Traversal.UseCounts(order, roots));
        foreach (var node in order) pass.images[node] = node.Op is ContractOp op ? pass.Contracted(op, node) : Traversal.WithMappedArgs(node, pass.images);
        return Traversal.Images(roots, pass.images);
    }

    private Expr Contracted(ContractOp op, Expr node)
    {
        var operands = new List<(Expr Operand, ImmutableArray<int> Indices)>();
        foreach (var (arg, indices) in node.ArgList.Zip(op.Inputs))
        {
            var (masked, own) = uses[arg] == 1 ? Straight(arg, indices) : (arg, indices);
            if (node.Args.Length > 1 && IsFactor(masked) && !op.Output.Contains(own[^1]) && Selection.SplitMask(images[masked]) is { } split)
                operands.AddRange([Straight(split.Value, own), (Selection.Masked(split.Mask, 1), [own[^1]])]);
            else operands.Add((images[arg], indices));
        }
        return operands.Count == node.Args.Length ? Traversal.WithMappedArgs(node, images) : Contraction.Of(operands, op.Output);
    }

    /// <summary>Whether a tensor that is in memory anyway is masked by a vector.</summary>
    private bool IsFactor(Expr node) =>
        uses[node] == 1 && node.Shape.Rank > 1 && Selection.SplitMask(node) is { Mask.Shape.Rank: 1 } split && split.Mask.Shape.Axes[0] == node.Shape.Axes[^1]
        && split.Value.Shape.Equals(node.Shape) && IsInMemory(split.Value) && total.Contains(split.Value);

    /// <summary>What a tensor has its axes from, with the indices in the order of the axes there.</summary>
    private static (Expr Operand, ImmutableArray<int> Indices) Straight(Expr value, ImmutableArray<int> indices) =>
        Contraction.IsRearrangement(value) && value.Op is ContractOp op ? (value.Args[0], [.. op.Inputs[0].Select(index => indices[op.Output.IndexOf(index)])]) : (value, indices);

    private static bool IsInMemory(Expr value) =>
        value.VariableName is not null || Contraction.IsRearrangement(value) || (value.Op is ContractOp op && op.Inputs.Any(list => list.Any(index => !op.Output.Contains(index))));
}
