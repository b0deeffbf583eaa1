using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Einstein summation.</summary>
internal static class ContractionRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } = [Row<ContractOp>(Lower)];

    /// <summary>A contraction and what is added to it.</summary>
    /// <param name="node">The contraction.</param>
    /// <param name="addend">A tensor with its last axes.</param>
    public static TensorCode Sum(Expr node, Expr addend)
    {
        var (op, factors) = ((ContractOp)node.Op, new ContractionFactors((ContractOp)node.Op, node));
        return new([.. factors.Numbers.Select(factor => factor.Operand), addend], sizes => Bind(op, op.Dimensions(node.Args), factors, sizes, addend.Shape.Rank));
    }

    private static TensorCode Lower(ContractOp op, Expr node)
    {
        var (dimensions, factors) = (op.Dimensions(node.Args), new ContractionFactors(op, node));
        return new([.. factors.Numbers.Select(factor => factor.Operand)], sizes => Bind(op, dimensions, factors, sizes, 0));
    }

    private static IReadOnlyList<KernelStep> Bind(ContractOp op, Dimension[] dimensions, ContractionFactors factors, TensorSizes sizes, int added)
    {
        var lengths = dimensions.Select((dimension, index) => (index, length: (int)sizes.Of(dimension))).ToDictionary(pair => pair.index, pair => pair.length);
        var fixedAt = new Dictionary<int, int>();
        foreach (var (unit, indices) in factors.Units)
        {
            var place = LeafRows.Place((UnitOp)unit.Op, unit, sizes);
            if (!fixedAt.TryAdd(indices[0], place) && fixedAt[indices[0]] != place) return [new(new FillKernel(0), [], Indexed(factors.Output).Extents)];
        }
        var addend = added == 0 ? null : Indexed([.. factors.Output.TakeLast(added)]);
        var steps = new ContractionPlan([.. factors.Numbers.Select(factor => Indexed(factor.Indices))], Indexed(factors.Output), lengths, fixedAt, addend).Steps();
        foreach (var step in steps) sizes.CheckElements(step.Results[0], $"a partial product of '{op.Name}' {op.Signature}");
        return steps;

        IndexedTensor Indexed(IReadOnlyList<int> indices) => new(indices, [.. indices.Select(index => lengths[index])]);
    }
}
