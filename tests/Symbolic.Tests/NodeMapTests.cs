namespace SymDiff.Tests;

public class NodeMapTests
{
    private const int Count = 60_000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1024)]
    public void Nodes_that_were_made_at_intervals_are_found_again(int interval)
    {
        Expr[] made = [.. Enumerable.Range(0, Count).Select(i => Expr.Symbol(FormattableString.Invariant($"m{interval}_{i}")))];
        var (map, set) = (new NodeMap<int>(), new NodeSet());
        for (var i = 0; i < Count; i += interval) (map[made[i]], _) = (i, set.Add(made[i]));
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(i % interval == 0 ? i : -1, map.GetValueOrDefault(made[i], -1));
            Assert.Equal(i % interval == 0, set.Contains(made[i]));
        }
        Assert.Equal(((Count - 1) / interval) + 1, map.Count);
        Assert.Equal(map.Count, set.Count);
    }

    /// <summary>Two graphs made one after the other claim the same places of a small table: each place is then held by two, not by a row of all.</summary>
    [Fact]
    public void Two_rows_of_neighbours_stand_in_one_table()
    {
        Expr[] first = Row("r"), between = Row("s"), second = Row("t");
        var map = new NodeMap<Expr>();
        foreach (var node in first.Concat(second)) map.Add(node, node);
        Assert.All(first.Concat(second), node => Assert.Same(node, map[node]));
        Assert.DoesNotContain(between, map.ContainsKey);
    }

    private static Expr[] Row(string name) => [.. Enumerable.Range(0, Count).Select(i => Expr.Symbol(FormattableString.Invariant($"{name}{i}")))];
}
