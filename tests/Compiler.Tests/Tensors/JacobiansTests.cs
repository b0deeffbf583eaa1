using SymDiff.Differentiation;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiling.Tests;

/// <summary>Jacobians made forward are those made backward; which of the two is taken depends on sizes alone.</summary>
public class JacobiansTests
{
    public static TheoryData<string> Cases => [.. TensorCases.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_ways_have_one_value_and_the_auxiliary_cotangent_is_gone(string name)
    {
        var item = TensorCases.Find(name);
        for (var seed = 1; seed <= 2; seed++)
        {
            var at = item.Sample(seed);
            foreach (var variable in item.Differentiable)
            {
                var (forward, backward) = (Jacobians.Forward(item.Node, variable), Differentiator.Jacobian(item.Node, [variable])[0]);
                Assert.Equal(backward.Shape, forward.Shape);
                Assert.DoesNotContain(Traversal.PostOrder(forward), node => node.VariableName == "\u0001");
                var (want, got) = (at.Evaluate(backward), at.Evaluate(forward));
                foreach (var index in want.Indices) Assert.True(Closeness.Agree(want[index], got[index], 1e-9) || Math.Abs(want[index] - got[index]) < 1e-12, $"{name} by {variable}: {got}, backward {want}");
            }
        }
    }

    [Theory]
    [InlineData("[n]", "[]", true)]
    [InlineData("[]", "[n]", false)]
    [InlineData("[n]", "[n]", false)]
    [InlineData("[m,n]", "[n]", true)]
    [InlineData("[n]", "[m]", false)]
    [InlineData("[3]", "[2]", true)]
    [InlineData("[2]", "[3]", false)]
    [InlineData("[2,n]", "[3]", false)]
    [InlineData("[3,n]", "[2]", true)]
    [InlineData("[n,1]", "[n]", false)]
    [InlineData("[n,2]", "[1,n]", true)]
    public void A_shape_is_larger_if_it_is_for_all_sizes(string shape, string other, bool expected) => Assert.Equal(expected, Jacobians.IsLarger(Read(shape), Read(other)));

    /// <summary>By a number the machine carries vectors only, where the reverse sweep would carry a square matrix.</summary>
    [Fact]
    public void A_curve_needs_no_matrix()
    {
        var curve = Expr.Parse("exp(t*x)*sin(x + t)", new() { Declarations = ["x[n], t"] });
        var t = Expr.Variable("t");
        Assert.All(Traversal.PostOrder(Jacobians.Of(curve, [t])), node => Assert.InRange(node.Shape.Rank, 0, 1));
        Assert.Contains(Traversal.PostOrder(Differentiator.Jacobian(curve, [t])), node => node.Shape.Rank == 2);
    }

    private static Shape Read(string text) => Expr.Parse("v", new() { Declarations = ["v" + (text == "[]" ? "" : text)] }) is var value && text != "[]" ? value.Shape : Shape.Scalar;
}
