using System.Linq.Expressions;
using System.Reflection;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>Code over lanes of doubles and masks, without a branch.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <param name="points">Code for the number of points from the first lane on.</param>
internal sealed class LaneCode<V>(Expression points) : Code
    where V : struct, ILanes<V, double>
{
    public override Type NumberType => typeof(V);

    public override Expression Constant(double value) => Expression.Call(((Func<double, V>)V.Of).Method, Expression.Constant(value));

    public override Expression Number(Expression value) => value.Type == typeof(V) ? value : Expression.Call(((Func<Mask<V>, V>)Mask<V>.ToNumber).Method, value);

    public override Expression Test(Expression value) => value.Type == typeof(V) ? Expression.Call(((Func<V, Mask<V>>)Mask<V>.OfNumber).Method, value) : value;

    public override Expression Compare(ExpressionType comparison, Expression x, Expression y)
    {
        Func<V, V, Mask<V>> method = comparison switch
        {
            ExpressionType.LessThan => Mask<V>.Less,
            ExpressionType.LessThanOrEqual => Mask<V>.LessEqual,
            ExpressionType.GreaterThan => Mask<V>.Greater,
            ExpressionType.GreaterThanOrEqual => Mask<V>.GreaterEqual,
            ExpressionType.Equal => Mask<V>.Equal,
            _ => Mask<V>.NotEqual,
        };
        return Expression.Call(method.Method, x, y);
    }

    public override Expression And(Expression test, Expression other) => Expression.And(test, other);

    public override Expression Or(Expression test, Expression other) => Expression.Or(test, other);

    public override Expression Not(Expression test) => Expression.OnesComplement(test);

    public override Expression Select(Expression test, Expression yes, Expression no) => Expression.Call(((Func<Mask<V>, V, V, V>)Mask<V>.Select).Method, test, yes, no);

    public override Expression Call(Kernel kernel, params Expression[] numbers) =>
        LaneTable.Find(kernel) is { } function ? CallLanes(function, numbers) : CallWhere(Expression.Property(null, typeof(Mask<V>), nameof(Mask<>.Everywhere)), kernel, numbers);

    public override Expression CallWhere(Expression test, Kernel kernel, params Expression[] numbers) => kernel.Function switch
    {
        Func<double, double> f => Expression.Call(((Func<Func<double, double>, Mask<V>, int, V, V>)LaneCalls<V>.One).Method, [Expression.Constant(f), test, points, .. numbers]),
        Func<double, double, double> f => Expression.Call(((Func<Func<double, double, double>, Mask<V>, int, V, V, V>)LaneCalls<V>.Two).Method,
            [Expression.Constant(f), test, points, .. numbers]),
        Func<double, double, double, double> f => Expression.Call(((Func<Func<double, double, double, double>, Mask<V>, int, V, V, V, V>)LaneCalls<V>.Three).Method,
            [Expression.Constant(f), test, points, .. numbers]),
        _ =>
            Expression.Call(((Func<Kernel, Mask<V>, int, V[], V>)LaneCalls<V>.Many).Method, Expression.Constant(kernel), test, points, Expression.NewArrayInit(typeof(V), numbers)),
    };

    public override Expression? Join(Kernel kernel, Expression number, ParameterExpression other, bool isLong) =>
        LaneTable.FindJoint(kernel) is { } function ? Expression.Call(function.MakeGenericMethod(typeof(V)), number, other) : null;

    private static Expression CallLanes(MethodInfo function, Expression[] numbers)
    {
        var closed = function.MakeGenericMethod(typeof(V));
        return LaneTable.IsInlined(function) ? Expression.Call(closed, numbers) : Expression.Invoke(Expression.Constant(Outlined.Of(closed)), numbers);
    }
}
