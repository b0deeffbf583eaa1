using System.Globalization;
using System.Linq.Expressions;
using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>What can be wrong with a request to compile or evaluate, one code each.</summary>
internal static class CompileErrors
{
    public static SymDiffException Unbound(Op function) => Error(
        "SD3001", $"the function '{function.Head}' has no value", $"bind it: FunctionBindings.None.With(\"{function.Head}\", ...)");

    public static SymDiffException MissingArgument(string name, IEnumerable<string> names) => Error(
        "SD3002", $"the variable '{name}' is not among the arguments ({string.Join(", ", names)})", $"add \"{name}\" to the list of names");

    public static SymDiffException RepeatedArgument(string name) => Error(
        "SD3003", $"the argument '{name}' is listed twice", "list every name once");

    public static SymDiffException Unsuitable(Type type, int count) => Error(
        "SD3004", $"{type.Name} is not a delegate that takes {Count(count, "double")} and returns double", $"give one name for each parameter; {Count(count, "name")} came in");

    public static SymDiffException WrongLength(string what, int seen, int expected) => Error(
        "SD3005", $"the span '{what}' has {Count(seen, "element")} where {expected} are needed", $"pass {Count(expected, "element")}");

    public static SymDiffException Overlap(string what) => Error(
        "SD3006", $"the span '{what}' overlaps another one of the same call", "give every result memory of its own");

    public static SymDiffException BadBinding(string head, Delegate function) => Error(
        "SD3007", $"{function.GetType().Name} cannot be the value of '{head}': only doubles go in, and one double comes out", "bind a function of doubles");

    public static SymDiffException NotATensorMap(string head, Delegate function) => Error(
        "SD3007", $"{function.GetType().Name} cannot be the value of '{head}', which is declared for tensors", "bind a TensorMap");

    public static SymDiffException WrongArity(OpaqueOp function, int seen) => Error(
        "SD3007", $"'{function.Head}' takes {Count(function.Arity!.Value, "argument")}, and the function bound to it takes {seen}", "bind a function of as many arguments");

    public static SymDiffException NotScalar(Expr node) => Error(
        "SD3008", $"'{node.Op.Name}' has the shape {node.Shape}, and this compiles numbers", "compile it by Model.Compile, or replace it by numbers");

    public static SymDiffException NoLowering(Op op) => Error(
        "SD3009", $"the operator '{op.Name}' cannot be compiled", "rewrite the expression without it");

    public static SymDiffException ManyOutputs(int count) => Error(
        "SD3010", $"the function has {count} outputs, and one value was asked for", "call Evaluate(at, results)");

    public static SymDiffException NotAFormula(Expression code) => Error(
        "SD3011", $"{Describe(code)} cannot be part of a formula", "write it with parameters of type double, arithmetic, comparisons and functions of Math");

    private static string Describe(Expression code) => code switch
    {
        MethodCallExpression call => $"a call of '{call.Method.DeclaringType?.Name}.{call.Method.Name}'",
        InvocationExpression => "a call of a lambda or delegate",
        LambdaExpression => "a lambda inside of another",
        ParameterExpression parameter => $"the parameter '{parameter.Name}' of type {parameter.Type.Name}",
        MemberExpression member => $"'{member.Member.Name}' of type {member.Type.Name}",
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion =>
            $"a conversion from {conversion.Operand.Type.Name} to {conversion.Type.Name}",
        ConstantExpression constant => $"a value of type {constant.Type.Name}",
        _ => $"'{code.NodeType}' of type {code.Type.Name}",
    };

    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    public static SymDiffException Error(string code, string message, string hint) => new(new(code, message, default) { Hint = hint });
}
