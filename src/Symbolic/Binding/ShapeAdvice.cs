using SymDiff.Ops;

namespace SymDiff.Binding;

/// <summary>What to do about operands that do not fit.</summary>
internal static class ShapeAdvice
{
    /// <summary>Advice on an error of these operands; null if there is none.</summary>
    public static string? For(ShapeException error, Expr[] operands, SymbolTable symbols) =>
        (error.Code != Codes.ShapeMismatch ? ForUndeclared(operands, symbols) : null) ?? error.Hint ?? ForSizes(operands);

    /// <summary>A variable that nobody declares is a number; whoever gives it axes has forgotten to say how many.</summary>
    private static string? ForUndeclared(Expr[] operands, SymbolTable symbols)
    {
        var number = Array.Find(operands, operand => operand.VariableName is { } name && symbols.Find(name) is VariableSymbol { Role: Role.Free, Text.Length: 0 });
        return number is null ? null : $"'{number.VariableName}' is not declared and so a number; declare its axes: {number.VariableName}[n]";
    }

    /// <summary>The declaration that makes a variable fit the operands before it; null if no size has another name only.</summary>
    private static string? ForSizes(Expr[] operands)
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
