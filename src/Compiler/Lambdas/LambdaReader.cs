using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Turns the tree of a C# lambda into a graph, with a stack of its own: trees that programs build may be deep.</summary>
internal sealed class LambdaReader(LambdaExpression lambda)
{
    private readonly Stack<Expr> values = [];
    private readonly Stack<(Expression Node, LambdaForm? Form)> open = [];

    public Expr Read()
    {
        Push(lambda.Body);
        while (open.TryPop(out var next))
        {
            if (next.Form is { } form) Combine(form);
            else Enter(next.Node);
        }
        return values.Pop();
    }

    private void Enter(Expression node)
    {
        switch (node)
        {
            case ParameterExpression parameter when lambda.Parameters.Contains(parameter) && parameter.Type == typeof(double):
                values.Push(Expr.Symbol(parameter.Name ?? throw CompileErrors.NotAFormula(node)));
                break;
            case var _ when LambdaForm.Of(node) is { } form:
                open.Push((node, form));
                foreach (var operand in form.Operands.Reverse()) Push(operand);
                break;
            default:
                values.Push(CapturedValue.Of(node));
                break;
        }
    }

    private void Push(Expression node) => open.Push((node, null));

    private void Combine(LambdaForm form)
    {
        var operands = new Expr[form.Operands.Count];
        for (var i = operands.Length - 1; i >= 0; i--) operands[i] = values.Pop();
        values.Push(form.Meaning(operands));
    }
}
