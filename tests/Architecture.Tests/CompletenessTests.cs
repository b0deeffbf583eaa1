using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support;

namespace SymDiff.Architecture.Tests;

/// <summary>Every operator of the registry has what every pass needs; the failure message is the instruction.</summary>
public class CompletenessTests
{
    private const int Samples = 20;
    private static readonly double[] Anywhere = [-1e300, -745.5, -30, -1, -0.25, -1e-20, 0, 1e-300, 0.5, 1, 2.5, 40, 1e6, 1e300];

    public static TheoryData<string> Operators => [.. Registry.All.Where(op => op.Arity != 0).Select(op => op.Name)];

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
    public void Rounded_values_of_extreme_arguments_do_not_pass_the_ends_of_its_range(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        foreach (var at in Everywhere(op)) Assert.False(Node(name).Evaluate(at) is var value && (value < op.Range.Low || value > op.Range.High), $"{name} leaves {op.Range} at {Show(at)}");
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Compiled_and_interpreted_values_agree_to_the_second_order(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        string[] names = [.. Arguments(op).Select(a => a.VariableName!)];
        foreach (var node in (Expr[])[Node(name), .. Firsts(op), .. Seconds(op).Select(s => s.Node)])
        {
            var compiled = node.Compile(names);
            foreach (var at in Points(op)) Assert.Equal(node.Evaluate(at), compiled.Evaluate([.. names.Select(n => at[n])]));
        }
    }

    /// <summary>Hyper-dual numbers with a table of their own, a row for each operator out of a textbook (tests/Support/Dual).</summary>
    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_first_and_second_derivatives_agree_with_the_reference(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        var reference = DualProgram.Parse(Node(name).ToString());
        foreach (var (node, first, second) in Seconds(op).Concat(Firsts(op).Select((node, i) => (node, "x" + i, (string?)null))).Where(d => Varies(op, d.Item2) && Varies(op, d.Item3)))
            foreach (var at in Points(op))
            {
                var (got, want) = (node.Evaluate(at), reference.Run(at, first, second, null).Part(first, second));
                Assert.True(
                    Closeness.Agree(got, want, 1e-12) || Math.Abs(got - want) <= 100 * RoundingNoise.Of(reference, at, first, second),
                    $"d({name})/d{first} d{second} at {Show(at)}: {got:R}, the reference says {want:R}");
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

    /// <summary>An elementwise bprop says the same for every entry: the formula with axes in front is the one without.</summary>
    [Theory]
    [MemberData(nameof(Operators))]
    public void Its_bprop_accepts_leading_axes_to_the_second_order(string name)
    {
        var op = Registry.Find(name)!;
        foreach (var node in (Expr[])[Node(name), .. Firsts(op)])
            foreach (var lead in new[] { Shape.Of(3), Shape.Of(2, 3) })
                foreach (var (stacked, single) in Products(node, op, lead).Zip(Products(node, op, Shape.Scalar)))
                {
                    Assert.Equal(single.Literal is { IsZero: true } ? FillOp.Zeros(lead).ToString() : single.ToString(), stacked.ToString());
                    Assert.True(stacked.Shape.Equals(lead), $"{name}: a cotangent of shape {lead} gave {stacked.Shape}");
                }
    }

    private static Expr[] Products(Expr node, Op op, Shape lead) => Differentiator.VectorJacobianProducts(node, Arguments(op), Expr.Variable("g", lead));

    private static Expr[] Firsts(Op op) => Differentiator.Gradient(Node(op.Name), Arguments(op));

    private static IEnumerable<(Expr Node, string First, string? Second)> Seconds(Op op) =>
        from pair in Firsts(op).Select((first, i) => (first, i))
        from second in Differentiator.Gradient(pair.first, Arguments(op)).Select((node, j) => (node, j))
        select (second.node, "x" + pair.i, (string?)("x" + second.j));

    /// <summary>Whether an argument's domain is more than a point; nothing is not an argument.</summary>
    private static bool Varies(ElementwiseOp op, string? argument) => argument is null || DomainOf(op, argument[1] - '0') is { } d && d.High > d.Low;

    private static Interval DomainOf(ElementwiseOp op, int argument) => op.Domain.Length == 0 ? new(0.2, 2) : op.Domain[Math.Min(argument, op.Domain.Length - 1)];

    private static Expr[] Arguments(Op op) => [.. Enumerable.Range(0, op.Arity ?? 3).Select(i => Expr.Variable("x" + i))];

    private static Expr Node(string name) => Registry.Find(name)!.Apply(Arguments(Registry.Find(name)!));

    private static IEnumerable<Dictionary<string, double>> Points(ElementwiseOp op)
    {
        var random = new Random(20261122);
        for (var i = 0; i < Samples; i++)
            yield return Arguments(op).Select((a, k) => (Name: a.VariableName!, Value: Sample(random, DomainOf(op, k)))).ToDictionary(p => p.Name, p => p.Value);
    }

    /// <summary>Small, large and special arguments in every combination.</summary>
    private static IEnumerable<Dictionary<string, double>> Everywhere(Op op)
    {
        IEnumerable<double[]> combinations = [[]];
        foreach (var _ in Arguments(op)) combinations = combinations.SelectMany(start => Anywhere.Select(value => (double[])[.. start, value]));
        return combinations.Select(values => values.Select((value, i) => (Name: "x" + i, value)).ToDictionary(p => p.Name, p => p.value));
    }

    private static double Sample(Random random, Interval domain) => domain.Low + ((0.05 + (0.9 * random.NextDouble())) * (Math.Min(domain.High, domain.Low + 4) - domain.Low));

    private static string Show(Dictionary<string, double> at) => string.Join(", ", at.Select(p => $"{p.Key}={p.Value:R}"));
}
