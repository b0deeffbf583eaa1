using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Pieces of expression trees. Logical values stay booleans until somebody calculates with them.</summary>
internal static class Code
{
    private static readonly ConstantExpression Zero = Expression.Constant(0.0);
    private static readonly ConstantExpression One = Expression.Constant(1.0);

    /// <summary>The value as a number: 1 or 0 for a truth value.</summary>
    public static Expression Number(Expression value) => value.Type == typeof(bool) ? Expression.Condition(value, One, Zero) : value;

    /// <summary>The value as a truth value: any number but 0 counts as true.</summary>
    public static Expression Test(Expression value) => value.Type == typeof(bool) ? value : Expression.NotEqual(value, Zero);
}
