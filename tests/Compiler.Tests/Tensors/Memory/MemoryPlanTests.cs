using SymDiff.Ops;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

public class MemoryPlanTests(ITestOutputHelper output)
{
    private static readonly FillKernel Plain = new(0);
    private static readonly ReshapeKernel View = new();

    [Fact]
    public void Values_that_are_alive_together_have_places_of_their_own()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var bound = Random(random);
            var (plan, lastUses) = (new MemoryPlan(bound), bound.LastUses());
            for (var first = 0; first < bound.Steps.Count; first++)
                for (var second = first + 1; second < bound.Steps.Count; second++)
                    if (lastUses[bound.Steps[first].Results[0]] >= second) AssertApart(bound, plan, bound.Steps[first].Results[0], bound.Steps[second].Results[0]);
        }
    }

    [Fact]
    public void A_chain_needs_two_places_and_one_if_steps_may_overwrite()
    {
        Assert.Equal(128, new MemoryPlan(Chain(Plain)).Length);
        Assert.Equal(64, new MemoryPlan(Chain(new ElementwiseKernel(LoweringTable.Find(Arithmetic.Negate)!, [64], [64]))).Length);
    }

    [Fact]
    public void A_view_has_its_operands_place_and_keeps_it_alive()
    {
        var plan = new MemoryPlan(new([new(Plain, [0], 1), new(View, [1], 2), new(Plain, [0], 3), new(Plain, [2, 3], 4)], [1, 64, 64, 64, 64], [-1, -1, -1, -1, 0], 1));
        Assert.Equal(plan.OffsetOf(1), plan.OffsetOf(2));
        Assert.NotEqual(plan.OffsetOf(1), plan.OffsetOf(3));
    }

    [Fact]
    public void Inputs_and_outputs_have_no_place_here()
    {
        var plan = new MemoryPlan(new([new(Plain, [0], 1), new(View, [0], 2), new(Plain, [2], 3)], [64, 64, 64, 64], [-1, 0, -1, 1], 1));
        Assert.Equal(0, plan.Length);
        Assert.All(Enumerable.Range(0, 4), buffer => Assert.Equal(-1, plan.OffsetOf(buffer)));
    }

    private static BoundSteps Chain(TensorKernel kernel) =>
        new([.. Enumerable.Range(0, 9).Select(i => new BoundStep(kernel, [i], i + 1))], [.. Enumerable.Repeat(64, 10)], [.. Enumerable.Repeat(-1, 10)], 1);

    private static BoundSteps Random(Random random)
    {
        var count = random.Next(1, 30);
        int[] sizes = [.. Enumerable.Range(0, count + 1).Select(_ => random.Next(1, 200))];
        return new(
            [.. Enumerable.Range(0, count).Select(i => new BoundStep(Plain, [random.Next(i + 1), random.Next(i + 1)], i + 1))],
            sizes,
            [.. Enumerable.Repeat(-1, count + 1)],
            1);
    }

    private static void AssertApart(BoundSteps bound, MemoryPlan plan, int buffer, int other)
    {
        var (begin, otherBegin) = (plan.OffsetOf(buffer), plan.OffsetOf(other));
        Assert.True(begin + bound.Sizes[buffer] <= otherBegin || otherBegin + bound.Sizes[other] <= begin, $"buffers {buffer} and {other}");
    }
}
