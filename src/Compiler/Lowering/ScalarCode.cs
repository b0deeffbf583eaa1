using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Code over doubles and booleans.</summary>
internal sealed class ScalarCode : Code
{
    private static readonly ConstantExpression Zero = Expression.Constant(0.0);
    private static readonly ConstantExpression One = Expression.Constant(1.0);
    private static readonly ConstantExpression NaN = Expression.Constant(double.NaN);

    public override Type NumberType => typeof(double);

    public override Expression Constant(double value) => Expression.Constant(value);

    public override Expression Number(Expression value) => value.Type == typeof(bool) ? Expression.Condition(value, One, Zero) : value;

    public override Expression Test(Expression value) => value.Type == typeof(bool) ? value : Expression.NotEqual(value, Zero);

    public override Expression Compare(ExpressionType comparison, Expression x, Expression y) => Expression.MakeBinary(comparison, x, y);

    public override Expression And(Expression test, Expression other) => Expression.AndAlso(test, other);

    public override Expression Or(Expression test, Expression other) => Expression.OrElse(test, other);

    public override Expression Not(Expression test) => Expression.Not(test);

    public override Expression Select(Expression test, Expression yes, Expression no) => Expression.Condition(test, yes, no);

    public override Expression Call(Kernel kernel, params Expression[] numbers) =>
        kernel.Function.Method.IsStatic && kernel.Function.Target is null
            ? Expression.Call(kernel.Function.Method, numbers)
            : Expression.Invoke(Expression.Constant(kernel.Function), numbers);

    public override Expression CallWhere(Expression test, Kernel kernel, params Expression[] numbers) => Select(test, Call(kernel, numbers), NaN);

    public override Expression? Join(Kernel kernel, Expression number, ParameterExpression other, bool isLong) =>
        (isLong ? kernel.Joint!.Called : kernel.Joint!.Inlined) is { } method ? Expression.Call(method, number, other) : null;
}
