using System.Text;
using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

/// <summary>A syntax tree as one line: <c>(+ a (- b))</c>.</summary>
internal static class SyntaxDump
{
    public static string Of(string text, Limits? limits = null, Dialect dialect = Dialect.Standard) =>
        string.Join("; ", SyntaxReader.Read(text, limits ?? Limits.Default, dialect).Statements.Select(Of));

    public static string Of(Syntax root)
    {
        var result = new StringBuilder();
        var pending = new Stack<object>([root]);
        while (pending.TryPop(out var next))
        {
            if (next is not Syntax syntax)
            {
                result.Append(next);
                continue;
            }
            if (syntax.Children.IsEmpty)
            {
                result.Append(Leaf(syntax));
                continue;
            }
            result.Append('(').Append(Head(syntax));
            pending.Push(")");
            foreach (var child in syntax.Children.Reverse())
            {
                pending.Push(child);
                pending.Push(" ");
            }
        }
        return result.ToString();
    }

    private static string Of(Statement statement) => statement switch
    {
        InputStatement input => $"input {Variables(input.Variables)}",
        ParameterStatement parameter => $"param {Variables(parameter.Variables)}",
        OpaqueStatement opaque => $"opaque {string.Join(" ", opaque.Functions.Select(Function))}",
        AssumptionStatement assumption => $"assume {string.Join(" ", assumption.Conditions.Select(Of))}",
        DefinitionStatement definition => $"{definition.Name.Text} = {Of(definition.Body)}",
        FunctionStatement function => $"{function.Name.Text}({Names(function.Parameters)}) = {Of(function.Body)}",
        ExpressionStatement expression => Of(expression.Value),
        _ => throw new ArgumentException("unknown statement", nameof(statement)),
    };

    private static string Variables(IEnumerable<VariableSyntax> variables) => string.Join(" ", variables.Select(variable => variable.Name.Text + Axes(variable.Axes)));

    private static string Axes(IReadOnlyCollection<Syntax> axes) => axes.Count == 0 ? "" : $"[{string.Join(",", axes.Select(Of))}]";

    private static string Function(OpaqueSyntax function) =>
        function.HasSignature ? $"{function.Name.Text}({Variables(function.Parameters)})->{Axes(function.Axes)}" : $"{function.Name.Text}/{function.Arity}";

    private static string Leaf(Syntax syntax) => syntax.Kind switch
    {
        SyntaxKind.Text => $"\"{syntax.Text}\"",
        SyntaxKind.Omitted => "_",
        _ => syntax.Text,
    };

    private static string Names(IEnumerable<NameSyntax> names) => string.Join(" ", names.Select(name => name.Text));

    private static string Head(Syntax syntax) => syntax.Kind switch
    {
        SyntaxKind.Call => syntax.Text + (syntax.Orders.IsEmpty ? "" : $"[{string.Join(",", syntax.Orders)}]"),
        SyntaxKind.Negate => "-",
        SyntaxKind.Add => "+",
        SyntaxKind.Multiply => "*",
        SyntaxKind.Divide => "/",
        SyntaxKind.Power => "^",
        SyntaxKind.MatrixMultiply => "@",
        SyntaxKind.LinearMultiply => "matrix*",
        SyntaxKind.LinearDivide => "matrix/",
        SyntaxKind.LinearPower => "matrix^",
        SyntaxKind.Transpose => "'",
        SyntaxKind.Slice => ":",
        SyntaxKind.NamedArgument => syntax.Text + "=",
        SyntaxKind.Compare => syntax.Text,
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
