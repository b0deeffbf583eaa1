namespace SymDiff.Compiling.Tests;

public class GuardTests
{
    private readonly GuardTable table = new(maxDepth: 64);

    [Fact]
    public void Equal_conjunctions_are_one_object_whatever_the_order() => Assert.Same(Of(1, 5, 3), Of(3, 1, 5));

    [Fact]
    public void A_condition_that_is_there_changes_nothing() => Assert.Same(Of(1, 5), table.With(Of(1, 5), 1, true));

    [Fact]
    public void The_intersection_has_what_both_have()
    {
        Assert.Same(Of(1, 7), table.Intersect(Of(1, 2, 7), Of(1, 3, 7, 9)));
        Assert.Same(Guard.Always, table.Intersect(Of(1, 2), Of(3)));
        Assert.Same(Guard.Always, table.Intersect(Of(4), table.With(Guard.Always, 4, false)));
    }

    [Fact]
    public void The_union_has_what_either_has() => Assert.Same(Of(1, 2, 3, 7, 9), table.Union(Of(1, 2, 7), Of(1, 3, 7, 9)));

    [Fact]
    public void Depth_is_bounded() => Assert.Equal(64, Of([.. Enumerable.Range(0, 200)]).Depth);

    private Guard Of(params int[] conditions) => conditions.Aggregate(Guard.Always, (guard, condition) => table.With(guard, condition, true));
}
