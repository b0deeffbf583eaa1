using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// The kernel of every operator. A row is needed only where something better than a call of the scalar meaning exists, so a new scalar
/// operator compiles without a line here.
/// </summary>
internal static class LoweringTable
{
    private static readonly Dictionary<Op, Kernel> Rows = new([.. ArithmeticRows.All, .. LogicRows.All, .. Joint.Rows]);

    /// <summary>The operator's kernel; null if there is none.</summary>
    public static Kernel? Find(Op op) =>
        Rows.TryGetValue(op, out var row) ? row
        : op is ElementwiseOp scalar ? Kernel.Call(scalar.Function, scalar.FoldsLeft)
        : null;
}
