using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Architecture.Tests;

/// <summary>Every operator of the registry has what every pass needs; the failure message is the instruction.</summary>
public class CompletenessTests
{
    private const int Samples = 20;

    public static TheoryData<string> Operators => [.. Registry.All.Where(op => op.Arity != 0).Select(op => op.Name)];

    /// <summary>All but stop_gradient, whose purpose is to have no derivative.</summary>
    public static TheoryData<string> Differentiable => [.. Registry.All.Where(op => op.Arity != 0 && op != Selection.StopGradient).Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_text_reads_back_as_the_same_node(string name)
    {
        var node = Node(name);
        Assert.Same(node, Expr.Parse(node.ToString()!));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void It_has_latex(string name) => Assert.NotEmpty(Node(name).ToLatex());

    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_values_lie_in_its_stated_range(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        foreach (var at in Points(op)) Assert.True(op.Range.Contains(Node(name).Evaluate(at)), $"{name} leaves {op.Range} at {Show(at)}");
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Compiled_and_interpreted_values_agree(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        string[] names = [.. Arguments(op).Select(a => a.VariableName!)];
        var compiled = Node(name).Compile(names);
        foreach (var at in Points(op)) Assert.Equal(Node(name).Evaluate(at), compiled.Evaluate([.. names.Select(n => at[n])]));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Its_first_and_second_derivatives_agree_with_differences(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        foreach (var wrt in Arguments(op).Where((_, i) => op.Domain.Length == 0 || op.Domain[Math.Min(i, op.Domain.Length - 1)] is { } d && d.High > d.Low))
        {
            var first = Differentiator.Gradient(Node(name), [wrt])[0];
            var second = Differentiator.Gradient(first, [wrt])[0];
            foreach (var at in Points(op))
            {
                AssertSlope(Node(name), first, wrt.VariableName!, at, 1e-6);
                AssertSlope(first, second, wrt.VariableName!, at, 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Two_sweeps_stay_inside_the_registry(string name)
    {
        foreach (var wrt in Arguments(Registry.Find(name)!))
        {
            var second = Differentiator.Gradient(Differentiator.Gradient(Node(name), [wrt])[0], [wrt])[0];
            foreach (var node in Traversal.PostOrder(second))
                Assert.True(node.Args.IsEmpty || Registry.Find(node.Op.Name) == node.Op, $"the derivative of {name} uses {node.Op.Name}, which is not registered");
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_bprop_accepts_leading_axes(string name)
    {
        var op = Registry.Find(name)!;
        foreach (var lead in new[] { Shape.Of(3), Shape.Of(2, 3) })
            foreach (var product in Differentiator.VectorJacobianProducts(Node(name), Arguments(op), Expr.Variable("g", lead)))
                Assert.True(product.Literal is { IsZero: true } || product.Shape.Equals(lead), $"{name}: a cotangent of shape {lead} gave {product.Shape}");
    }

    private static Expr[] Arguments(Op op) => [.. Enumerable.Range(0, op.Arity ?? 3).Select(i => Expr.Variable("x" + i))];

    private static Expr Node(string name) => Registry.Find(name)!.Apply(Arguments(Registry.Find(name)!));

    private static IEnumerable<Dictionary<string, double>> Points(ElementwiseOp op)
    {
        var random = new Random(20261122);
        for (var i = 0; i < Samples; i++)
            yield return Arguments(op).Select((a, k) => (a.VariableName!, Value: Sample(random, op.Domain.Length == 0 ? new(0.2, 2) : op.Domain[Math.Min(k, op.Domain.Length - 1)]))).ToDictionary(p => p.Item1, p => p.Value);
    }

    private static double Sample(Random random, Interval domain) => domain.Low + ((0.05 + (0.9 * random.NextDouble())) * (Math.Min(domain.High, domain.Low + 4) - domain.Low));

    /// <summary>Central difference of fourth order.</summary>
    private static void AssertSlope(Expr value, Expr slope, string name, Dictionary<string, double> at, double tolerance)
    {
        var h = 1e-3 * Math.Max(0.02, Math.Min(1, Math.Abs(at[name])));
        double F(double shift) => value.Evaluate(new Dictionary<string, double>(at) { [name] = at[name] + shift });
        var difference = ((8 * (F(h) - F(-h))) - (F(2 * h) - F(-2 * h))) / (12 * h);
        var got = slope.Evaluate(at);
        Assert.True(Math.Abs(got - difference) <= tolerance * Math.Max(1, Math.Abs(difference)), $"d({value})/d{name} at {Show(at)}: {got}, differences say {difference}");
    }

    private static string Show(Dictionary<string, double> at) => string.Join(", ", at.Select(p => $"{p.Key}={p.Value:R}"));
}
