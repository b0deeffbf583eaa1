using SymDiff.Ops;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Facts;

/// <summary>Sampled values lie in the enclosures that are found for random expressions over a box.</summary>
public class EnclosureTests(ITestOutputHelper output)
{
    private const int Expressions = 3_000;
    private const int Points = 5;

    // a condition on a double that underflowed, or on NaN, is not that on the real number
    private static readonly RandomExprOptions Continuous = new()
    {
        Operators = [.. Registry.All.Where(op => !op.IsLogical && !Logic.IsCondition(op, 0) && op != Rounding.Step)],
        Numbers = ["0.5", "1", "2", "3", "0.1", "1.5"],
        Literals = 0.2,
    };

    [Fact]
    public void Values_lie_in_their_enclosures()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var (random, graphs, narrow) = (new Random(seed), new RandomExpr(seed), 0);
        for (var i = 0; i < Expressions; i++)
        {
            var low = (random.NextDouble() * 8) - 4;
            var high = low + (random.NextDouble() * Math.Pow(10, -random.Next(4)));
            var expression = graphs.Next(6, Continuous);
            var facts = new FactTable([.. expression.FreeVariables().Select(name => Between(Expr.Variable(name), low, high))]);
            var enclosure = facts[expression].Values;
            if (enclosure.High - enclosure.Low < 100) narrow++;
            for (var k = 0; k < Points; k++)
            {
                var at = expression.FreeVariables().ToDictionary(name => name, _ => low + (random.NextDouble() * (high - low)));
                var value = expression.Evaluate(at);
                if (double.IsFinite(value)) Assert.True(enclosure.Low <= value && value <= enclosure.High, $"seed {seed}: {expression} is {value:R} outside of {enclosure} at {string.Join(", ", at)}");
            }
        }
        Assert.True(narrow > Expressions / 15, $"seed {seed}: only {narrow} enclosures say anything");
    }

    /// <summary>In doubles the argument is 0 where it is just below over the reals, so the root is there although no real one is.</summary>
    [Fact]
    public void Without_a_root_only_its_sign_is_claimed()
    {
        var x = Expr.Variable("x");
        var root = Roots.Sqrt[Exponential.Log[Hyperbolic.Tanh[x]]];
        Assert.True(new FactTable([Logic.Greater[x, 30]])[root].Values.Contains(root.Evaluate(new Dictionary<string, double> { ["x"] = 40 })));
    }

    private static Expr Between(Expr variable, double low, double high) => Logic.And[Logic.GreaterEqual[variable, low], Logic.LessEqual[variable, high]];
}
