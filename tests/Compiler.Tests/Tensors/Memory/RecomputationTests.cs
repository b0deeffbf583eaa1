using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

/// <summary>A chain f(f(...f(w))) of functions of vectors that are only named: the derivative needs all intermediate values, the last one first.</summary>
public class RecomputationTests
{
    private const int N = 50;
    private static readonly Shape Vector = Shape.Of("n");
    private static readonly Expr W = Expr.Variable("w", Vector), G = Expr.Variable("g", Vector);

    private int calls;

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void With_memory_enough_every_value_is_computed_once(int length)
    {
        var (use, result) = Run(length, null);
        Assert.Equal(length - 1, calls);
        Assert.Equal((0, 0), (use.RepeatedSteps, use.RepeatedWork));
        Kernels.Close(Expected(length), result, 1e-14);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void With_the_least_memory_values_are_computed_from_the_beginning(int length)
    {
        var (kept, result) = Run(length, null);
        calls = 0;
        var (use, again) = Run(length, 0);
        Assert.InRange(calls, length - 1, length * (length - 1) / 2);
        Assert.Equal(calls - (length - 1), use.RepeatedSteps);
        Assert.Equal(use.RepeatedSteps * N, use.RepeatedWork);
        Assert.InRange(use.Bytes, 1, Math.Min(kept.Bytes, 3 * (N + 14) * sizeof(double)));
        Assert.Equal(result, again);
    }

    [Fact]
    public void The_more_memory_the_fewer_calls()
    {
        var counts = new List<(long Bytes, int Calls)>();
        for (var vectors = 0; vectors <= 12; vectors++)
        {
            calls = 0;
            counts.Add((Run(10, vectors * (N + 14) * sizeof(double)).Use.Bytes, calls));
        }
        Assert.Equal(counts.OrderByDescending(count => count.Calls), counts);
        Assert.Equal(counts.OrderBy(count => count.Bytes), counts);
        Assert.Equal((45, 9), (counts[0].Calls, counts[^1].Calls));
        Assert.True(counts.DistinctBy(count => count.Calls).Count() > 4, string.Join(' ', counts));
    }

    [Fact]
    public void G5_a_chain_of_1000_functions_runs_within_a_thirtieth_of_the_memory_by_a_few_calls_more()
    {
        var (kept, result) = Run(1000, null);
        Assert.Equal(999, calls);
        calls = 0;
        var (use, again) = Run(1000, kept.Bytes / 30);
        Assert.Equal(result, again);
        Assert.InRange(use.Bytes, 1, kept.Bytes / 30);
        Assert.InRange(calls, 1000, 5 * 999);
    }

    [Fact]
    public void Memory_too_small_for_a_step_is_not_made_worse()
    {
        var value = Expr.Parse("sum(sin(X @ W)^2)", new() { Declarations = ["X[m,n], W[n,k]"] });
        var bound = new CallPlan(MachineGraphs.TensorValueAndJacobians(value, [Expr.Variable("W", Shape.Of("n", "k"))])[1..], new Dictionary<string, long> { ["m"] = 40, ["n"] = 3, ["k"] = 50 }, Limits.Default);
        Assert.InRange(bound.Count(0).Bytes, 1, bound.Count().Bytes);
    }

    private (MemoryUse Use, double[] Result) Run(int length, long? budget)
    {
        var f = new TensorOpaqueOp("f", [Vector], Vector);
        var slope = new TensorOpaqueOp("slope", [Vector, Vector], Vector);
        var values = new List<Expr> { W };
        while (values.Count < length) values.Add(f.Apply(values[^1]));
        var product = G;
        for (var i = length - 1; i >= 0; i--) product = slope.Apply(product, values[i]);
        var functions = FunctionBindings.None
            .With("f", (arguments, result) =>
            {
                calls++;
                for (var i = 0; i < N; i++) result[i] = Math.Sin(arguments[0][i]);
            })
            .With("slope", (arguments, result) =>
            {
                for (var i = 0; i < N; i++) result[i] = arguments[0][i] * Math.Cos(arguments[1][i]);
            });
        using var workspace = TensorFunction.OfMachineForm([product], [W, G], functions).CreateWorkspace(budget);
        var memory = new double[N];
        workspace.In("w", Start, N).In("g", Enumerable.Repeat(1.0, N).ToArray(), N).Out(0, memory);
        var use = workspace.MemoryUse;
        workspace.Run();
        return (use, memory);
    }

    private static double[] Start => [.. Enumerable.Range(0, N).Select(i => 0.1 + (i / 100.0))];

    private static double[] Expected(int length) => Array.ConvertAll(Start, w =>
    {
        var (value, product) = (w, 1.0);
        for (var i = 0; i < length; i++) (value, product) = (Math.Sin(value), product * Math.Cos(value));
        return product;
    });
}
