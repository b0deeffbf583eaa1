using System.Text;
using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Architecture.Tests;

/// <summary>docs/operators.md is made from the registry; SYMDIFF_ACCEPT=1 writes it anew.</summary>
public class OperatorsDocumentTests
{
    [Fact]
    public void The_table_of_operators_is_fresh() => GeneratedDocument.Check("operators.md", Document());

    private static string Document()
    {
        var text = new StringBuilder("# Operators\n\nMade from the operator tables. The last columns are the partial derivatives by the arguments, in order; a dash means that no gradient flows.\n\n| written | range | partial derivatives |\n|---|---|---|\n");
        foreach (var op in Registry.All.Where(op => op.Arity != 0))
        {
            var arguments = "xyz"[..(op.Arity ?? 2)].Select(c => Expr.Variable(c.ToString())).ToArray();
            var node = op.Apply(arguments);
            var range = op is ElementwiseOp { Range: var r } && r != Interval.Everything ? $"`{r}`" : "";
            var partials = arguments.Select(a => op.Bprop(node, Array.IndexOf(arguments, a), 1) is null ? "-" : $"`{Differentiator.Gradient(node, [a])[0]}`");
            text.Append($"| `{node}` | {range} | {string.Join(", ", partials)} |\n");
        }
        text.Append("\n## Operators on tensors\n\nThe last column has the products of a cotangent `g`, which has the shape of the value, with the Jacobians by the arguments, in order.\n\n| written | shape | vector-Jacobian products |\n|---|---|---|\n");
        foreach (var item in TensorCases.All.DistinctBy(item => (item.Node.Op.GetType(), item.Node.Op.Name, Spelled(item.Node))))
        {
            var products = Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, Expr.Symbol("g", item.Node.Shape));
            text.Append($"| `{item.Node}` | `{item.Node.Shape}` | {string.Join(", ", products.Select(product => $"`{product}`"))} |\n");
        }
        return text.ToString();
    }

    /// <summary>The name that a call is written with; empty for other notation.</summary>
    private static string Spelled(Expr node) => node.ToString().Split('(') is [var name, _, ..] ? name : "";
}
