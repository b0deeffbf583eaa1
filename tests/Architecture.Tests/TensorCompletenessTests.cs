using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Architecture.Tests;

/// <summary>Every operator with attributes has a case that its derivatives are checked on, a name in the language, and LaTeX.</summary>
public class TensorCompletenessTests
{
    /// <summary>Operators that the tables of elementwise operators and leaves have tests of their own for, and notation that no text is read as.</summary>
    private static readonly Type[] Elsewhere = [typeof(ElementwiseOp), typeof(LeafOp), typeof(OpaqueOp), typeof(PrintedOp)];

    public static TheoryData<string> Names => [.. TensorCases.All.Select(item => item.Name)];

    public static TheoryData<string> Operators =>
        [.. typeof(Op).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Op)) && !IsElsewhere(type)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_derivatives_are_checked(string type) => Assert.Contains(TensorCases.All, item => item.Node.Op.GetType().Name == type);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_a_text_and_latex_to_the_second_order(string name) =>
        Assert.All(Orders(TensorCases.Find(name)), node => Assert.True(node.ToString().Length > 0 && node.ToLatex().Length > 0));

    /// <summary>The texts of the case and its derivatives, read where the variables have their shapes.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_text_reads_back_as_the_same_node_to_the_second_order(string name)
    {
        foreach (var node in Orders(TensorCases.Find(name)))
        {
            var nodes = Traversal.PostOrder(node);
            var variables = nodes.Where(leaf => leaf.VariableName is not null && leaf.Shape.Rank > 0).Select(leaf => $"{leaf.VariableName}{leaf.Shape}");
            var functions = nodes.Select(inner => inner.Op).OfType<TensorOpaqueOp>().Select(op => op.Primitive).Distinct().Select(Declaration);
            Assert.Same(node, Expr.Parse(node.ToString(), new BindingOptions { Declarations = [.. variables], Opaque = [.. functions] }));
        }
    }

    private static string Declaration(TensorOpaqueOp op) => $"{op.Name}({string.Join(", ", op.Parameters.Select((shape, i) => $"a{i}{shape}"))}) -> {op.Result}";

    private static bool IsElsewhere(Type type) => Array.Exists(Elsewhere, other => other.IsAssignableFrom(type));

    /// <summary>The case, its gradients, and the gradients of these.</summary>
    private static IEnumerable<Expr> Orders(TensorCase item)
    {
        Expr[] order = [item.Node];
        for (var k = 0; k < 3; k++)
        {
            foreach (var node in order) yield return node;
            var cotangent = $"g{k}";
            order = [.. order.SelectMany(node => Differentiator.VectorJacobianProducts(node, item.Differentiable, Expr.Symbol(cotangent, node.Shape)))];
        }
    }
}
