using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The order of the axes of matrices that only products read. A product C = A*B reads lines of B along C's last axis; where B has that axis first, it must be copied. So a product
/// that would copy is made as its transpose C' = B'*A', if that copies nothing, and its readers exchange the indices.
/// </summary>
internal sealed class ProductLayouts
{
    private readonly NodeMap<Expr> images = [];
    private readonly NodeSet turned = [], isFixed = [];
    private readonly ILookup<Expr, (ContractOp Op, ImmutableArray<int> Indices)> readers;

    private ProductLayouts(IReadOnlyList<Expr> order, ReadOnlySpan<Expr> roots)
    {
        foreach (var root in roots) isFixed.Add(root);
        foreach (var node in order.Where(node => node.Op is not ContractOp))
            foreach (var arg in node.Args) isFixed.Add(arg);
        readers = order.Where(node => node.Op is ContractOp)
            .SelectMany(node => node.ArgList.Zip(((ContractOp)node.Op).Inputs, (arg, indices) => (Arg: arg, Reader: ((ContractOp)node.Op, indices))))
            .ToLookup(use => use.Arg, use => use.Reader);
    }

    /// <summary>The graph with such products turned.</summary>
    public static Expr[] Apply(params ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        var pass = new ProductLayouts(order, roots);
        foreach (var node in order) pass.images[node] = node.Op is ContractOp op ? pass.Contracted(op, node) : Traversal.WithMappedArgs(node, pass.images);
        return Traversal.Images(roots, pass.images);
    }

    private Expr Contracted(ContractOp op, Expr node)
    {
        ImmutableArray<int>[] lists = [.. op.Inputs.Zip(node.ArgList, (indices, arg) => turned.Contains(arg) ? [indices[1], indices[0]] : indices)];
        var turns = IsBetterTurned(op, node, lists);
        if (turns) turned.Add(node);
        return turns || node.ArgList.Any(turned.Contains)
            ? Contraction.Of(node.ArgList.Zip(lists, (arg, indices) => (images[arg], indices)), turns ? [op.Output[1], op.Output[0]] : op.Output)
            : Traversal.WithMappedArgs(node, images);
    }

    private bool IsBetterTurned(ContractOp op, Expr node, ImmutableArray<int>[] lists) =>
        op.Output is [var row, var column] && row != column && !isFixed.Contains(node) && lists.Any(list => list.Any(index => index != row && index != column))
        && !HasLines(lists, column, row) && HasLines(lists, row, column)
        && readers[node].All(reader => reader.Op.Output.IsEmpty || reader.Op.Output[^1] != reader.Indices[1]);

    /// <summary>Whether there is a matrix with lines along one index, and without the other.</summary>
    private static bool HasLines(ImmutableArray<int>[] lists, int along, int without) =>
        Array.Exists(lists, list => list.Length > 1 && list[^1] == along && !list.Contains(without));
}
