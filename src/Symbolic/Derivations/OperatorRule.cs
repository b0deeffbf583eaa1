namespace SymDiff.Derivations;

/// <summary>The rule of an operator in symbols, its bprop: <c>sigmoid(x): g*(y*(1 - y))</c>.</summary>
/// <param name="Operator">The operator at arguments x (or a, b, c).</param>
/// <param name="Gradient">What arrives at one of them from the cotangent g; y is the operator's value.</param>
internal sealed record OperatorRule(string Operator, string Gradient)
{
    private static readonly string[] Unary = ["x"];
    private static readonly string[] Several = ["a", "b", "c", "d"];

    /// <summary>The rule for one input; null for operators with many arguments.</summary>
    public static OperatorRule? Of(Expr node, int input, StepNotation notation)
    {
        if (node.Args.Length > Several.Length) return null;
        var names = node.Args.Length == 1 ? Unary : Several;
        if (IsFixed(node.Args[input])) return null;
        Expr[] args = [.. node.ArgList.Select((arg, i) => IsFixed(arg) ? arg : Expr.Symbol(names[i], arg.Shape))];
        var value = node.WithArgs(args);
        if (!value.Op.Equals(node.Op) || value.Op.Bprop(value, input, Expr.Symbol("g", node.Shape)) is not { } rule) return null;
        return new(notation.Written(value, _ => null), notation.Operand(rule, part => part == value ? "y" : null));
    }

    /// <summary>Whether a value is the same in every instance of the rule: a number, ones, a unit vector.</summary>
    private static bool IsFixed(Expr arg) => arg.Args.IsEmpty && arg.VariableName is null;
}
