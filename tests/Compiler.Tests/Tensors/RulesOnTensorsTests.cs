using SymDiff.Ops;
using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>The machine's rules were written for scalars: on tensors that broadcast against each other they keep the shape and the values.</summary>
public class RulesOnTensorsTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private static readonly Shape[] Shapes = [Shape.Scalar, Shape.Of("n"), Shape.Of("m", 1), Shape.Of("m", "n"), Shape.Of(1)];

    public static TheoryData<string> Rules => [.. SpecializingRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_keeps_shapes_and_values(string name)
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var rule = SpecializingRules.All.First(rule => rule.Name == name);
        for (var round = 0; round < Rounds; round++)
        {
            var holes = Hole.In(rule.Left.Expression).ToDictionary(hole => hole, hole => Filling(hole, random));
            var left = Traversal.Map([rule.Left.Expression], node => holes.GetValueOrDefault(node, node))[rule.Left.Expression];
            var (stable, special) = (Pipelines.Stabilize(SimplifyOptions.Default, left)[0], Pipelines.Specialize(SimplifyOptions.Default, left)[0]);
            Assert.Equal([left.Shape, left.Shape], [stable.Shape, special.Shape]);
            Compare(left, [stable, special], random);
        }
    }

    private static Expr Filling(Expr hole, Random random)
    {
        if (Hole.IsLiteral(hole)) return random.Next(2, 4);
        var value = Expr.Variable("v" + hole.VariableName![1..], Shapes[random.Next(Shapes.Length)]);
        return hole == Hole.Q ? Logic.Greater[value, 0.5] : value;
    }

    /// <summary>Compares where the left side is a number: it may overflow or divide 0 by 0 where the right one does not.</summary>
    private static void Compare(Expr left, Expr[] others, Random random)
    {
        var sizes = new Dictionary<string, long> { ["m"] = 2, ["n"] = 3 };
        Expr[] inputs = [.. TensorFunction.Variables([left]), Expr.Variable("sizes", Shape.Of("m", "n"))];
        var at = inputs.ToDictionary(input => input.VariableName!, input => Positive(random, [.. input.Shape.Axes.ToArray().Select(axis => (int)axis.Evaluate(size => sizes[size]))]));
        var results = TensorFunction.OfMachineForm([left, .. others], inputs).Evaluate(at);
        foreach (var result in results[1..])
            for (var i = 0; i < result.Values.Length; i++)
                if (double.IsFinite(results[0].Values[i])) Assert.Equal(results[0].Values[i], result.Values[i], 1e-9 * Math.Max(1, Math.Abs(results[0].Values[i])));
    }

    private static Tensor Positive(Random random, int[] shape) => Tensor.Over(shape, [.. Enumerable.Range(0, Extents.Count(shape)).Select(_ => 0.2 + (0.7 * random.NextDouble()))]);
}
