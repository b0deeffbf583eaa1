using SymDiff.Ops;

namespace SymDiff.Binding;

/// <summary>What to do about operands that do not fit.</summary>
internal static class ShapeAdvice
{
    /// <summary>The declaration that makes a variable fit the operands before it; null if no size has another name only.</summary>
    public static string? For(Expr[] operands)
    {
        var shape = Shape.Scalar;
        foreach (var operand in operands)
        {
            if (Shape.Broadcast(shape, operand.Shape) is { } common)
                shape = common;
            else
                return Unsigned(operand).VariableName is { } name && DiffersInNames(shape, operand.Shape)
                    ? $"sizes with different names are different: declare {name}{shape} if they are equal" : null;
        }
        return null;
    }

    private static Expr Unsigned(Expr operand) => operand.Op == Arithmetic.Negate ? operand.Args[0] : operand;

    private static bool DiffersInNames(Shape wanted, Shape seen)
    {
        if (wanted.Rank != seen.Rank)
            return false;
        for (var i = 0; i < seen.Rank; i++)
            if (wanted.Axes[i] != seen.Axes[i] && seen.Axes[i].Name is null)
                return false;
        return true;
    }
}
