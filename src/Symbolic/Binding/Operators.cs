using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>The operator of each kind of syntax.</summary>
internal static class Operators
{
    /// <summary>The node that an operator sign makes of its operands.</summary>
    public static Expr Apply(Syntax syntax, Expr[] operands) => syntax.Kind switch
    {
        SyntaxKind.Add => Expr.Sum(operands),
        SyntaxKind.Multiply => Expr.Product(operands),
        SyntaxKind.And => FoldLeft(Logic.And, operands),
        SyntaxKind.Or => FoldLeft(Logic.Or, operands),
        _ => Single(syntax).Apply(operands),
    };

    /// <summary><c>f(f(a, b), c)</c> for an operator of two operands.</summary>
    public static Expr FoldLeft(Op op, Expr[] operands) => operands.Aggregate((left, right) => op.Apply(left, right));

    private static Op Single(Syntax syntax) => syntax.Kind switch
    {
        SyntaxKind.Negate => Arithmetic.Negate,
        SyntaxKind.Divide => Arithmetic.Divide,
        SyntaxKind.Power => Arithmetic.Power,
        SyntaxKind.Not => Logic.Not,
        SyntaxKind.Compare => Registry.Find(syntax.Text)!,
        var kind => throw new ArgumentException($"{kind} is not an operator sign", nameof(syntax)),
    };
}
