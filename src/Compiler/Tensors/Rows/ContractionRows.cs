using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Einstein summation. Unit vectors fix an index, and ones are left out where another factor or the result has their indices.</summary>
internal static class ContractionRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } = [Row<ContractOp>(Lower)];

    private static TensorCode Lower(ContractOp op, Expr node)
    {
        var dimensions = op.Dimensions(node.Args);
        var units = Factors(op, node).Where(factor => factor.Operand.Op is UnitOp).ToList();
        var factors = Factors(op, node).Where(factor => factor.Operand.Op is not UnitOp).ToList();
        for (var i = factors.Count - 1; i >= 0; i--)
            if (factors[i].Operand.Op is FillOp { IsOne: true } && IsSpanned(op, factors, i, units)) factors.RemoveAt(i);
        return new([.. factors.Select(factor => factor.Operand)], sizes => Bind(op, dimensions, factors, units, sizes));
    }

    private static IEnumerable<Factor> Factors(ContractOp op, Expr node) =>
        op.Inputs.Zip(node.ArgList, (indices, operand) => new Factor(operand, indices));

    /// <summary>Whether every index of a factor has a loop, or one value only, without it.</summary>
    private static bool IsSpanned(ContractOp op, List<Factor> factors, int which, List<Factor> units)
    {
        var others = factors.Where((_, i) => i != which).Concat(units).ToList();
        return factors[which].Indices.All(index => op.Output.Contains(index) || others.Exists(other => other.Indices.Contains(index)));
    }

    private static IReadOnlyList<KernelStep> Bind(ContractOp op, Dimension[] dimensions, List<Factor> factors, List<Factor> units, TensorSizes sizes)
    {
        var lengths = dimensions.Select((dimension, index) => (index, length: (int)sizes.Of(dimension))).ToDictionary(pair => pair.index, pair => pair.length);
        var fixedAt = new Dictionary<int, int>();
        foreach (var (unit, indices) in units)
        {
            var place = LeafRows.Place((UnitOp)unit.Op, unit, sizes);
            if (!fixedAt.TryAdd(indices[0], place) && fixedAt[indices[0]] != place) return [new(new FillKernel(0), [], Indexed(op.Output).Extents)];
        }
        var steps = new ContractionPlan([.. factors.Select(factor => Indexed(factor.Indices))], Indexed(op.Output), lengths, fixedAt).Steps();
        foreach (var step in steps) sizes.CheckElements(step.Results[0], $"a partial product of '{op.Name}' {op.Signature}");
        return steps;

        IndexedTensor Indexed(IReadOnlyList<int> indices) => new(indices, [.. indices.Select(index => lengths[index])]);
    }

    /// <summary>An operand with its indices.</summary>
    private sealed record Factor(Expr Operand, IReadOnlyList<int> Indices);
}
