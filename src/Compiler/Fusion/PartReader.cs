using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// Reads nodes as parts of loops: elementwise operators, contractions in which every point of the space is one product, with or without a sum over the last axes of one
/// factor, and the largest or smallest entry along the last axes. A product of two values that are in memory already is summed by the contraction's own kernels, which are faster.
/// </summary>
internal static class PartReader
{
    /// <summary>The part that computes a node; null if its kernel is better or the only way.</summary>
    /// <param name="node">The node.</param>
    /// <param name="parts">The parts so far.</param>
    public static Part? Read(Expr node, IReadOnlyDictionary<Expr, Part> parts) => node.Op switch
    {
        ContractOp op => Contract(op, node, parts),
        ReduceOp { Kind: Reduction.Max } op => Reduce(node, Fold.Max, op.Axes),
        ReduceOp { Kind: Reduction.Min } op => Reduce(node, Fold.Min, op.Axes),
        ReshapeOp when Squeezed(node).SequenceEqual(Squeezed(node.Args[0])) => new(node, Squeezed(node), Fold.None, 0, [InOrder(node.Args[0])], values => values[0]),
        ElementwiseOp or OpaqueOp when node.Args.Length > 0 => Elementwise(node),
        _ => null,
    };

    private static Part Elementwise(Expr node)
    {
        var shape = node.Shape.Axes.ToArray();
        var places = Places(shape);
        return new(node, Squeezed(node), Fold.None, 0, [.. node.ArgList.Select(Aligned)], values => node.WithArgs(values));

        Reading Aligned(Expr arg)
        {
            var shift = shape.Length - arg.Shape.Rank;
            return new(arg, [.. Enumerable.Range(0, arg.Shape.Rank).Where(axis => !arg.Shape.Axes[axis].IsOne).Select(axis => places[axis + shift])]);
        }
    }

    private static Part? Reduce(Expr node, Fold fold, IReadOnlyCollection<int> axes)
    {
        var x = node.Args[0];
        bool[] isFolded = [.. x.Shape.Axes.ToArray().Index().Where(axis => !axis.Item.IsOne).Select(axis => axes.Contains(axis.Index - x.Shape.Rank))];
        var folded = isFolded.Count(isIn => isIn);
        return folded > 0 && isFolded[^folded..].All(isIn => isIn) ? new(node, Squeezed(x), fold, folded, [InOrder(x)], values => values[0]) : null;
    }

    private static Part? Contract(ContractOp op, Expr node, IReadOnlyDictionary<Expr, Part> parts)
    {
        var dimensions = op.Dimensions(node.Args);
        int[] output = [.. op.Output.Where(index => !dimensions[index].IsOne)];
        if (output.Distinct().Count() < output.Length || node.ArgList.Any(arg => arg.Op is UnitOp)) return null;
        var factors = node.ArgList.Zip(op.Inputs, (arg, list) => (Arg: arg, Indices: list.Where(index => !dimensions[index].IsOne).ToArray())).ToList();
        var summed = factors.SelectMany(factor => factor.Indices).Distinct().Except(output).ToArray();
        if (summed.Length > 0)
        {
            var whole = factors.Find(factor => factor.Indices.Length == output.Length + summed.Length && factor.Indices.AsSpan().StartsWith(output));
            if (whole.Arg is null || whole.Indices.Distinct().Count() < whole.Indices.Length) return null;
            summed = whole.Indices[output.Length..];
            if (factors.Exists(factor => factor.Arg.Op is not FillOp && !factor.Indices.SequenceEqual(whole.Indices) && factor.Indices.Intersect(summed).Any())) return null;
            if (factors.Count(factor => factor.Arg.Op is not FillOp) > 1 && !factors.Exists(factor => parts.ContainsKey(factor.Arg))) return null;
        }
        int[] space = [.. output, .. summed];
        Reading[] readings = [.. factors.Where(factor => factor.Arg.Op is not FillOp { IsOne: true }).Select(factor => new Reading(factor.Arg, Array.ConvertAll(factor.Indices, index => Array.IndexOf(space, index))))];
        return new(node, Array.ConvertAll(space, index => dimensions[index]), summed.Length > 0 ? Fold.Sum : Fold.None, summed.Length, readings, values => Expr.Product(values));
    }

    private static Reading InOrder(Expr node) => new(node, [.. Enumerable.Range(0, Squeezed(node).Length)]);

    private static Dimension[] Squeezed(Expr node) => [.. node.Shape.Axes.ToArray().Where(axis => !axis.IsOne)];

    /// <summary>The place of each axis among those whose length is not 1.</summary>
    private static int[] Places(Dimension[] shape)
    {
        var (places, next) = (new int[shape.Length], 0);
        for (var axis = 0; axis < shape.Length; axis++) places[axis] = shape[axis].IsOne ? -1 : next++;
        return places;
    }
}
