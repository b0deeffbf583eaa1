using SymDiff.Ops;
using static SymDiff.Compiling.TensorLowering;

namespace SymDiff.Compiling;

/// <summary>Operators without arguments.</summary>
internal static class LeafRows
{
    public static IEnumerable<KeyValuePair<Type, Func<Expr, TensorCode>>> All { get; } =
    [
        Row<ConstantOp>((op, _, _) => new FillKernel(op.Value.ToDouble())),
        Row<NamedConstantOp>((op, _, _) => new FillKernel(op.Value)),
        Row<SizeOp>((op, _, sizes) => new FillKernel(sizes.Of(op.Name))),
        Row<FillOp>((op, _, _) => new FillKernel(op.IsOne ? 1 : 0)),
        Row<UnitOp>((op, node, sizes) => new UnitKernel(Place(op, node, sizes))),
    ];

    /// <summary>Where a unit vector has its 1.</summary>
    /// <exception cref="SymDiffException">The place is not within the vector.</exception>
    public static int Place(UnitOp op, Expr node, TensorSizes sizes)
    {
        var (place, length) = (sizes.Of(op.Place), sizes.Of(node.Shape.Axes[0]));
        return place >= 0 && place < length ? (int)place : throw TensorErrors.OutOfRange($"[{op.Place}]", op.Place, place, length - 1, length);
    }
}
