using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>
/// Pieces of expression trees: what the rows of the lowering table are written with, so that one row serves single numbers and lanes. Arithmetic is
/// <see cref="Expression"/>'s own, which finds the operators of either. Logical values stay truth values until somebody calculates with them.
/// </summary>
internal abstract class Code
{
    /// <summary>Code that computes one number at a time and takes branches.</summary>
    public static Code Scalar { get; } = new ScalarCode();

    /// <summary>The type of a number.</summary>
    public abstract Type NumberType { get; }

    /// <summary>The same number everywhere.</summary>
    public abstract Expression Constant(double value);

    /// <summary>The value as a number: 1 or 0 for a truth value.</summary>
    public abstract Expression Number(Expression value);

    /// <summary>The value as a truth value: any number but 0 counts as true.</summary>
    public abstract Expression Test(Expression value);

    /// <summary>The truth value of a comparison of two numbers.</summary>
    public abstract Expression Compare(ExpressionType comparison, Expression x, Expression y);

    /// <summary>Both hold.</summary>
    public abstract Expression And(Expression test, Expression other);

    /// <summary>One holds, or both.</summary>
    public abstract Expression Or(Expression test, Expression other);

    /// <summary>It does not hold.</summary>
    public abstract Expression Not(Expression test);

    /// <summary>Of two numbers, the first where the test holds.</summary>
    public abstract Expression Select(Expression test, Expression yes, Expression no);

    /// <summary>A call of the kernel's meaning with as many numbers as that takes.</summary>
    public abstract Expression Call(Kernel kernel, params Expression[] numbers);

    /// <summary>The same where the test holds, NaN elsewhere.</summary>
    public abstract Expression CallWhere(Expression test, Kernel kernel, params Expression[] numbers);

    /// <summary>The kernel's value from a call that also puts the value of the kernel's partner into a variable; null if there is none.</summary>
    /// <param name="kernel">A kernel with a <see cref="Joint"/>.</param>
    /// <param name="number">The operand of both.</param>
    /// <param name="other">Receives the partner's value.</param>
    /// <param name="isLong">Whether to spare the JIT work.</param>
    public abstract Expression? Join(Kernel kernel, Expression number, ParameterExpression other, bool isLong);
}
