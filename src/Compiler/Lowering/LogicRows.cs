using System.Linq.Expressions;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>Comparisons, connectives and choices on truth values, without a detour through the numbers 1 and 0.</summary>
internal static class LogicRows
{
    public static IEnumerable<KeyValuePair<Op, Kernel>> All { get; } =
    [
        Compare(Logic.Less, ExpressionType.LessThan),
        Compare(Logic.LessEqual, ExpressionType.LessThanOrEqual),
        Compare(Logic.Greater, ExpressionType.GreaterThan),
        Compare(Logic.GreaterEqual, ExpressionType.GreaterThanOrEqual),
        Compare(Logic.Equal, ExpressionType.Equal),
        Compare(Logic.NotEqual, ExpressionType.NotEqual),
        Connect(Logic.And, Connective.And, (code, x) => code.And(x[0], x[1])),
        Connect(Logic.Or, Connective.Or, (code, x) => code.Or(x[0], x[1])),
        Connect(Logic.Not, Connective.Not, (code, x) => code.Not(x[0])),
        Select(Selection.Where, (code, x) => code.Select(code.Test(x[0]), code.Number(x[1]), code.Number(x[2]))),
        Select(Selection.Given, (code, x) => code.Select(code.Test(x[0]), code.Number(x[1]), code.Constant(double.NaN))),
    ];

    private static KeyValuePair<Op, Kernel> Compare(ElementwiseOp op, ExpressionType comparison) =>
        new(op, new() { Function = op.Function, IsCheap = true, Row = (code, x) => code.Compare(comparison, code.Number(x[0]), code.Number(x[1])) });

    private static KeyValuePair<Op, Kernel> Connect(ElementwiseOp op, Connective connective, Func<Code, Expression[], Expression> emit) => new(op, new()
    {
        Function = op.Function,
        IsCheap = true,
        Connective = connective,
        Row = (code, operands) => emit(code, Array.ConvertAll(operands, code.Test)),
    });

    private static KeyValuePair<Op, Kernel> Select(ElementwiseOp op, Func<Code, Expression[], Expression> emit) =>
        new(op, new() { Function = op.Function, Selects = true, Row = emit });
}
