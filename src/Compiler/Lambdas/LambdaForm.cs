using System.Linq.Expressions;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>A node of a C# lambda that has a meaning in formulas.</summary>
/// <param name="Operands">The operands to read first.</param>
/// <param name="Meaning">What the node is, given them.</param>
internal sealed record LambdaForm(IReadOnlyList<Expression> Operands, Func<Expr[], Expr> Meaning)
{
    private static readonly Dictionary<ExpressionType, Func<Expr[], Expr>> Numbers = new()
    {
        [ExpressionType.Add] = x => x[0] + x[1],
        [ExpressionType.AddChecked] = x => x[0] + x[1],
        [ExpressionType.Subtract] = x => x[0] - x[1],
        [ExpressionType.SubtractChecked] = x => x[0] - x[1],
        [ExpressionType.Multiply] = x => x[0] * x[1],
        [ExpressionType.MultiplyChecked] = x => x[0] * x[1],
        [ExpressionType.Divide] = x => x[0] / x[1],
        [ExpressionType.Modulo] = x => MathFunctions.Remainder(x),
        [ExpressionType.Power] = x => Expr.Pow(x[0], x[1]),
        [ExpressionType.Negate] = x => -x[0],
        [ExpressionType.NegateChecked] = x => -x[0],
        [ExpressionType.UnaryPlus] = x => x[0],
    };

    private static readonly Dictionary<ExpressionType, Op> Truths = new()
    {
        [ExpressionType.LessThan] = Logic.Less,
        [ExpressionType.LessThanOrEqual] = Logic.LessEqual,
        [ExpressionType.GreaterThan] = Logic.Greater,
        [ExpressionType.GreaterThanOrEqual] = Logic.GreaterEqual,
        [ExpressionType.Equal] = Logic.Equal,
        [ExpressionType.NotEqual] = Logic.NotEqual,
        [ExpressionType.ExclusiveOr] = Logic.NotEqual,
        [ExpressionType.AndAlso] = Logic.And,
        [ExpressionType.And] = Logic.And,
        [ExpressionType.OrElse] = Logic.Or,
        [ExpressionType.Or] = Logic.Or,
        [ExpressionType.Not] = Logic.Not,
    };

    /// <summary>The form of a node; null if it has none and can only be a value.</summary>
    public static LambdaForm? Of(Expression node) => node switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion => Conversion(conversion),
        MethodCallExpression call => Call(call),
        ConditionalExpression choice => new([choice.Test, choice.IfTrue, choice.IfFalse], operands => Selection.Where.Apply(operands)),
        _ when Operator(node) is { } meaning && OperandsOf(node) is { } operands && Array.TrueForAll(operands, IsReal) => new(operands, meaning),
        _ => null,
    };

    private static Func<Expr[], Expr>? Operator(Expression node) =>
        node.Type == typeof(double) ? Numbers.GetValueOrDefault(node.NodeType)
        : node.Type == typeof(bool) && Truths.TryGetValue(node.NodeType, out var op) ? operands => op.Apply(operands)
        : null;

    private static Expression[]? OperandsOf(Expression node) => node switch
    {
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        _ => null,
    };

    // integers are left to C#: their division and overflow are not those of numbers
    private static bool IsReal(Expression operand) => operand.Type == typeof(double) || operand.Type == typeof(bool);

    /// <summary>A conversion to double of a whole number that depends on parameters, such as <c>Math.Sign(x)</c> or <c>x &gt; 0 ? 1 : 0</c>.</summary>
    private static LambdaForm? Conversion(UnaryExpression conversion) =>
        conversion.Type == typeof(double) && (IsReal(conversion.Operand) || conversion.Operand is ConditionalExpression || conversion.Operand is MethodCallExpression)
            ? new([conversion.Operand], x => x[0])
            : null;

    private static LambdaForm? Call(MethodCallExpression call) =>
        MathFunctions.Find(call.Method) is { } meaning ? new(call.Arguments, meaning) : null;
}
