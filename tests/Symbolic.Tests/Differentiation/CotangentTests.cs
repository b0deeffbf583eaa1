using SymDiff.Differentiation;

namespace SymDiff.Tests.Differentiation;

/// <summary>What a sweep hands on costs the same whatever the graph looks like.</summary>
public class CotangentTests
{
    /// <summary>x^(2^50) by squaring: a walk over its factors that does not know which it has met would not end.</summary>
    [Fact]
    public void Shared_factors_are_not_met_again_and_again()
    {
        var x = Expr.Variable("x");
        var power = x;
        for (var i = 0; i < 50; i++) power *= power;
        var gradient = Differentiator.Gradient(power, [x])[0];
        Assert.InRange(gradient.NodeCount(), 50, 250);
    }
}
