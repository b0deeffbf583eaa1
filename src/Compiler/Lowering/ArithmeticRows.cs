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
        Row(SignsOutward.Minus, x => Expression.Negate(x[0])),
        new(Arithmetic.Divide, new()
        {
            Function = Arithmetic.Divide.Function,
            Row = (code, x) => Expression.Divide(code.Number(x[0]), code.Number(x[1])),
            IsCheap = true,
            Latency = 13,
            ForLastConstant = Scaling,
        }),
        new(Arithmetic.Power, new() { Function = Arithmetic.Power.Function, ForLastConstant = Powers.Of }),
    ];

    private static KeyValuePair<Op, Kernel> Row(ElementwiseOp op, Func<Expression[], Expression> emit) => new(op, new()
    {
        Function = op.Function,
        Row = (code, operands) => emit(Array.ConvertAll(operands, code.Number)),
        FoldsLeft = op.FoldsLeft,
        IsCheap = true,
    });

    // by a power of two, a quotient and a product are the same number
    private static Kernel? Scaling(double divisor)
    {
        var factor = 1 / divisor;
        return Math.ScaleB(1, Math.ILogB(divisor)) == Math.Abs(divisor) && double.IsNormal(factor)
            ? new() { Function = (double x) => x * factor, Row = (code, x) => Expression.Multiply(code.Number(x[0]), code.Constant(factor)), IsCheap = true } : null;
    }

    // a + (-b) and a - b are the same number in IEEE arithmetic, and so are -a + b and b - a
    private static BinaryExpression Sum(Expression left, Expression right) => (left, right) switch
    {
        (_, UnaryExpression { NodeType: ExpressionType.Negate } negated) => Expression.Subtract(left, negated.Operand),
        (UnaryExpression { NodeType: ExpressionType.Negate } negated, _) => Expression.Subtract(right, negated.Operand),
        _ => Expression.Add(left, right),
    };
}
