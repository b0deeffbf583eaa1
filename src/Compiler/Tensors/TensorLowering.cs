using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// The kernel of every operator on tensors, by the operator's type. An elementwise operator needs no row: its scalar kernel is applied entry by entry.
/// </summary>
internal static class TensorLowering
{
    private static readonly Dictionary<Type, Func<Expr, TensorCode>> Rows = new(
        [.. LeafRows.All, .. ContractionRows.All, .. ReductionRows.All, .. StructureRows.All, .. LinearAlgebraRows.All, .. ConvolutionRows.All]);

    /// <summary>The code of a node that is no variable.</summary>
    /// <exception cref="SymDiffException">The operator has none (SD3009), or a function has no value (SD3001).</exception>
    public static TensorCode Of(Expr node, FunctionBindings functions) => node.Op switch
    {
        OpaqueOp opaque => Elementwise(node, functions.KernelOf(opaque)),
        TensorOpaqueOp opaque => Map(node, functions.MapOf(opaque)),
        var op when Rows.TryGetValue(op.GetType(), out var row) => row(node),
        var op => Elementwise(node, LoweringTable.Find(op) ?? throw CompileErrors.NoLowering(op)),
    };

    /// <summary>A row of a table.</summary>
    public static KeyValuePair<Type, Func<Expr, TensorCode>> Row<TOp>(Func<TOp, Expr, TensorSizes, TensorKernel> bind)
        where TOp : Op => Row<TOp>((op, node) => TensorCode.Of(node, node.ArgList, sizes => bind(op, node, sizes)));

    /// <summary>A row of a table, for an operator that does not read all of its arguments.</summary>
    public static KeyValuePair<Type, Func<Expr, TensorCode>> Row<TOp>(Func<TOp, Expr, TensorCode> lower)
        where TOp : Op => new(typeof(TOp), node => lower((TOp)node.Op, node));

    private static TensorCode Elementwise(Expr node, Kernel kernel)
    {
        IReadOnlyList<Expr> operands = node.ArgList;
        if (node.Args[^1].Literal is { } last && kernel.ForLastConstant(last.ToDouble()) is { } better) (kernel, operands) = (better, node.ArgList[..^1]);
        return TensorCode.Of(node, operands, sizes => new ElementwiseKernel(kernel, sizes.Of(node.Shape), [.. operands.Select(operand => sizes.Of(operand.Shape))]));
    }

    private static TensorCode Map(Expr node, TensorMap map) =>
        TensorCode.Of(node, node.ArgList, sizes => new MapKernel(map, [.. node.ArgList.Select(arg => sizes.Of(arg.Shape))], Extents.Count(sizes.Of(node.Shape))));
}
