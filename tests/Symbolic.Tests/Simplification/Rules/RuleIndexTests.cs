using SymDiff.Simplification;
using SymDiff.Support;

namespace SymDiff.Tests.Simplification;

/// <summary>The work of rewriting grows with the graph, and a node meets the rules of its own operator only. Counted, never timed.</summary>
public class RuleIndexTests
{
    private const int Rules = 150;
    private const int Operators = 50;

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void A_node_is_looked_at_about_once_and_meets_few_rules(int size)
    {
        var graph = new RandomExpr(seed: 7).Next(size);
        var index = new CountingRuleIndex(RandomRules.Create(seed: 7, Rules));
        var result = new MachineForm(index, SimplifyOptions.Default).Apply([graph])[0];
        double nodes = graph.NodeCount();
        Assert.NotSame(graph, result);
        Assert.InRange(index.Visits / nodes, 1, 1.2);
        Assert.InRange(index.Probes / nodes, 1, 2.0 * Rules / Operators);
    }
}
