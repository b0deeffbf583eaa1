using SymDiff.Ops;

namespace SymDiff.Tests;

public class ExprPoolTests
{
    private const int Threads = 8;
    private const int Steps = 20_000;

    [Fact]
    public void Threads_that_build_the_same_graph_at_once_get_one_object()
    {
        var roots = new Expr[Threads];
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            roots[i] = Build();
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.All(roots, root => Assert.Same(roots[0], root));
        Assert.Equal(2 * Steps + 1, roots[0].NodeCount());
    }

    /// <summary>The hash of an operator is made when it is first asked for, possibly by several threads.</summary>
    [Fact]
    public void Threads_that_use_a_new_operator_at_once_get_one_object()
    {
        const int Operators = 100_000;
        VariableOp[] operators = [.. Enumerable.Range(0, Operators).Select(i => new VariableOp($"fresh{i}", Shape.Scalar))];
        var nodes = new Expr[2][];
        using var start = new Barrier(2);
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            nodes[i] = Array.ConvertAll(operators, op => op.Apply());
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(Operators, nodes[0].Zip(nodes[1]).Count(pair => ReferenceEquals(pair.First, pair.Second)));
    }

    [Fact]
    public void A_number_named_like_an_entry_is_no_vector()
    {
        var entry = Expr.Symbol("pooled[3]");
        Assert.Equal((0, 1), (entry.Shape.Rank, Expr.Symbol("pooled", Shape.Of(3)).Shape.Rank));
    }

    private static Expr Build()
    {
        var x = Expr.Variable("shared");
        for (var i = 0; i < Steps; i++) x += Trigonometric.Sin[x];
        return x;
    }
}
