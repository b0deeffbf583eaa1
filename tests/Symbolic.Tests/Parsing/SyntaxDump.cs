using System.Text;
using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

/// <summary>A syntax tree as one line: <c>(+ a (- b))</c>.</summary>
internal static class SyntaxDump
{
    public static string Of(string text, Limits? limits = null) => string.Join("; ", SyntaxReader.Read(text, limits ?? Limits.Default).Statements.Select(Of));

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
                result.Append(syntax.Text);
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
        InputStatement input => $"input {Names(input.Names)}",
        ParameterStatement parameter => $"param {Names(parameter.Names)}",
        OpaqueStatement opaque => $"opaque {string.Join(" ", opaque.Functions.Select(f => $"{f.Name.Text}/{f.Arity}"))}",
        DefinitionStatement definition => $"{definition.Name.Text} = {Of(definition.Body)}",
        FunctionStatement function => $"{function.Name.Text}({Names(function.Parameters)}) = {Of(function.Body)}",
        ExpressionStatement expression => Of(expression.Value),
        _ => throw new ArgumentException("unknown statement", nameof(statement)),
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
        SyntaxKind.Compare => syntax.Text,
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
