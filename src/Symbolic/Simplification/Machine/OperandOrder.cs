namespace SymDiff.Simplification;

/// <summary>
/// Two operands of a commutative operator are put in structural order, which changes no bit and finds more equal nodes. A number leads, for there it
/// takes a sign in: <c>-(2*x)</c> and <c>(-2)*x</c> are one node.
/// </summary>
internal static class OperandOrder
{
    /// <summary>The node with its operands in order; a sum or product of three or more is left alone.</summary>
    public static Expr Sorted(Expr node) =>
        node.Args.Length == 2 && node.Op.IsCommutative && Precedes(node.Args[1], node.Args[0]) ? node.WithArgs([node.Args[1], node.Args[0]]) : node;

    /// <summary>Whether the first operand belongs in front of the second.</summary>
    public static bool Precedes(Expr x, Expr y)
    {
        var (isNumber, isOtherNumber) = (x.Literal is not null, y.Literal is not null);
        return isNumber == isOtherNumber ? StructuralOrder.Instance.Compare(x, y) < 0 : isNumber;
    }
}
