using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class BranchFreeTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void Nothing_has_a_condition_any_more_and_the_values_are_the_same()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var schedule = Compiled.Schedule(RandomRoots.Next(seed, 60), RandomRoots.Names);
            var straight = BranchFree.Apply(schedule, _ => false);
            Assert.All(Enumerable.Range(0, straight.Length), step => Assert.Same(Guard.Always, straight.GuardOf(step)));
            var point = RandomRoots.Point(new(seed));
            Assert.Equal(
                Compiled.Bits(Compiled.Spans(schedule, interpret: true), point, RandomRoots.Count),
                Compiled.Bits(Compiled.Spans(straight, interpret: true), point, RandomRoots.Count));
        }
    }

    [Fact]
    public void What_stays_conditional_reads_the_conjunction_of_its_conditions()
    {
        var call = Trigonometric.Sin[X];
        var root = Selection.Where[Logic.Greater[X, 0], Selection.Where[Logic.Less[X, 9], call, 1], 2];
        var schedule = Compiled.Schedule([root], "x");
        var before = Compiled.Operations(schedule);
        var straight = BranchFree.Apply(schedule, kernel => kernel.Function.Equals(Trigonometric.Sin.Function));
        Assert.Equal(before + 1, Compiled.Operations(straight));
        var conditional = Assert.Single(Enumerable.Range(0, straight.Length), step => straight[step].Kernel is { } kernel && kernel.Function.Equals(Trigonometric.Sin.Function));
        Assert.Equal(2, straight.OperandsOf(conditional).Length);
    }
}
