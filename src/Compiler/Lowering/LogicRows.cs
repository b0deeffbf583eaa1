using System.Linq.Expressions;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>Comparisons, connectives and choices as branches, without a detour through the numbers 1 and 0.</summary>
internal static class LogicRows
{
    private static readonly ConstantExpression NaN = Expression.Constant(double.NaN);

    public static IEnumerable<KeyValuePair<Op, Kernel>> All { get; } =
    [
        Compare(Logic.Less, Expression.LessThan),
        Compare(Logic.LessEqual, Expression.LessThanOrEqual),
        Compare(Logic.Greater, Expression.GreaterThan),
        Compare(Logic.GreaterEqual, Expression.GreaterThanOrEqual),
        Compare(Logic.Equal, Expression.Equal),
        Compare(Logic.NotEqual, Expression.NotEqual),
        Connect(Logic.And, Connective.And, x => Expression.AndAlso(x[0], x[1])),
        Connect(Logic.Or, Connective.Or, x => Expression.OrElse(x[0], x[1])),
        Connect(Logic.Not, Connective.Not, x => Expression.Not(x[0])),
        Select(Selection.Where, x => Expression.Condition(Code.Test(x[0]), Code.Number(x[1]), Code.Number(x[2]))),
        Select(Selection.Given, x => Expression.Condition(Code.Test(x[0]), Code.Number(x[1]), NaN)),
    ];

    private static KeyValuePair<Op, Kernel> Compare(ElementwiseOp op, Func<Expression, Expression, Expression> emit) =>
        new(op, new() { Function = op.Function, IsCheap = true, Row = x => emit(Code.Number(x[0]), Code.Number(x[1])) });

    private static KeyValuePair<Op, Kernel> Connect(ElementwiseOp op, Connective connective, Func<Expression[], Expression> emit) => new(op, new()
    {
        Function = op.Function,
        IsCheap = true,
        Connective = connective,
        Row = operands => emit(Array.ConvertAll(operands, Code.Test)),
    });

    private static KeyValuePair<Op, Kernel> Select(ElementwiseOp op, Func<Expression[], Expression> emit) =>
        new(op, new() { Function = op.Function, Selects = true, Row = emit });
}
