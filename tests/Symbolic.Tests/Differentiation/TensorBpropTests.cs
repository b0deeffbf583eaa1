using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Differentiation;

/// <summary>
/// The derivative of every tensor operator is right and accepts leading axes; so is the derivative of the derivative. Values come from the reference with naive
/// loops, which also compares the shape of every node with the inferred one.
/// </summary>
public class TensorBpropTests
{
    private const double Tolerance = 1e-7;

    /// <summary>Samples: with one of them all sizes may be 1, where many a wrong rule is right.</summary>
    private const int Rounds = 3;

    private static readonly int Seed = Seeds.Next();
    private static readonly Shape[] Leads = [Shape.Scalar, Shape.Of(2), Shape.Of(2, 3)];

    public static TheoryData<string> Names => [.. TensorCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_agrees_with_differences(string name)
    {
        var item = TensorCases.Find(name);
        var g = Cotangent("g", item.Node, Shape.Scalar);
        for (var round = 0; round < Rounds; round++)
        {
            var run = item.Sample(Seed + round, g);
            foreach (var (x, product) in Products(item.Node, item.Differentiable, g))
                AssertClose(Contracted(run["g"], TensorDifferences.Jacobian(item.Node, x, run)), run.Evaluate(product), $"{name}, by {x}, round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leading_axes_of_the_cotangent_are_a_stack(string name)
    {
        var item = TensorCases.Find(name);
        foreach (var lead in Leads)
        {
            var g = Cotangent("g", item.Node, lead);
            AssertStack(item.Sample(Seed + lead.Rank, g), item.Node, item.Differentiable, g, lead, name);
        }
    }

    /// <summary>The derivative of the vector-Jacobian product, by the variables and by the first cotangent.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_second_sweep_agrees_with_differences(string name)
    {
        var item = TensorCases.Find(name);
        var g = Cotangent("g", item.Node, Shape.Scalar);
        foreach (var (x, first) in Products(item.Node, item.Differentiable, g))
        {
            var h = Cotangent("h", first, Shape.Scalar);
            var run = item.Sample(Seed + 3, g, h);
            foreach (var (y, second) in Products(first, [.. item.Differentiable, g], h))
                AssertClose(Contracted(run["h"], TensorDifferences.Jacobian(first, y, run)), run.Evaluate(second), $"{name}, by {x}, by {y}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leading_axes_of_both_sweeps_are_a_stack(string name)
    {
        var item = TensorCases.Find(name);
        var g = Cotangent("g", item.Node, Shape.Of(2));
        foreach (var (x, first) in Products(item.Node, item.Differentiable, g))
            foreach (var lead in Leads)
            {
                var h = Cotangent("h", first, lead);
                AssertStack(item.Sample(Seed + 4, g, h), first, [.. item.Differentiable, g], h, lead, $"{name}, by {x}");
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_sweeps_stay_inside_the_registered_operators(string name)
    {
        var item = TensorCases.Find(name);
        var (first, second) = (Products(item.Node, item.Differentiable, Cotangent("g", item.Node, Shape.Scalar)), new List<Expr>());
        foreach (var (_, product) in first) second.AddRange(Products(product, item.Differentiable, Cotangent("h", product, Shape.Scalar)).Select(pair => pair.Product));
        foreach (var node in Traversal.PostOrder([.. second]))
            Assert.True(node.Args.IsEmpty || node.Op is TensorOpaqueOp || Registry.Find(node.Op.Name) is not null || CallForms.Find(node.Op.Name) is not null, $"{name} leads to {node.Op}");
    }

    private static Expr Cotangent(string name, Expr node, Shape lead) => Expr.Symbol(name, lead.Then(node.Shape));

    private static IEnumerable<(string Name, Expr Product)> Products(Expr node, Expr[] wrt, Expr cotangent) =>
        wrt.Select(x => x.VariableName!).Zip(Differentiator.VectorJacobianProducts(node, wrt, cotangent));

    /// <summary>The products for a cotangent with leading axes are, at each index of these, the products for that part of the cotangent.</summary>
    private static void AssertStack(TensorReference run, Expr node, Expr[] wrt, Expr cotangent, Shape lead, string what)
    {
        var single = Cotangent(cotangent.VariableName!, node, Shape.Scalar);
        var parts = Products(node, wrt, single).ToArray();
        foreach (var ((x, stacked), (_, part)) in Products(node, wrt, cotangent).Zip(parts))
        {
            var got = run.Evaluate(stacked);
            foreach (var at in DenseArray.IndicesOf(TensorReference.Lengths(lead, run.Sizes)))
                AssertClose(run.With(single.VariableName!, run[single.VariableName!].At(at)).Evaluate(part), got.At(at), $"{what}, by {x}, lead {lead}");
        }
    }

    /// <summary>The sum of a Jacobian's rows, each times its entry of the cotangent.</summary>
    private static DenseArray Contracted(DenseArray cotangent, DenseArray jacobian) => DenseArray.Accumulate(jacobian.Shape[cotangent.Rank..], add =>
    {
        foreach (var at in jacobian.Indices) add(at[cotangent.Rank..], cotangent[at.AsSpan(..cotangent.Rank)] * jacobian[at]);
    });

    private static void AssertClose(DenseArray want, DenseArray got, string what)
    {
        Assert.True(want.Shape.SequenceEqual(got.Shape), $"{what}, seed {Seed}: {got}, wanted {want}");
        var scale = 1 + want.Entries.ToArray().Select(Math.Abs).DefaultIfEmpty(0).Max();
        foreach (var at in want.Indices) Assert.True(Math.Abs(want[at] - got[at]) <= Tolerance * scale, $"{what}, seed {Seed}: {got}, wanted {want}");
    }
}
