using System.Linq.Expressions;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>Machine arithmetic.</summary>
internal static class ArithmeticRows
{
    public static IEnumerable<KeyValuePair<Op, Kernel>> All { get; } =
    [
        Row(Arithmetic.Add, x => x.Aggregate(Sum)),
        Row(Arithmetic.Multiply, x => x.Aggregate(Expression.Multiply)),
        Row(Arithmetic.Negate, x => Expression.Negate(x[0])),
        Row(Arithmetic.Divide, x => Expression.Divide(x[0], x[1])),
        new(Arithmetic.Power, new() { Function = Arithmetic.Power.Function, ForLastConstant = Powers.Of }),
    ];

    private static KeyValuePair<Op, Kernel> Row(ElementwiseOp op, Func<Expression[], Expression> emit) => new(op, new()
    {
        Function = op.Function,
        Row = operands => emit(Array.ConvertAll(operands, Code.Number)),
        FoldsLeft = op.FoldsLeft,
        IsCheap = true,
    });

    // a + (-b) and a - b are the same number in IEEE arithmetic
    private static BinaryExpression Sum(Expression left, Expression right) =>
        right is UnaryExpression { NodeType: ExpressionType.Negate } negated ? Expression.Subtract(left, negated.Operand) : Expression.Add(left, right);
}
