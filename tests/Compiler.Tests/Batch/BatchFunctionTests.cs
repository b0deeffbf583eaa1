using SymDiff.Ops;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

public class BatchFunctionTests
{
    private static readonly Expr Wave = Expr.Parse("exp(-t*t/s)*sin(t)");

    [Fact]
    public void Values_and_derivatives_are_those_of_single_points()
    {
        double[] ts = Points(1000, -3, 3), ss = Points(1000, 0.5, 2), values = new double[1000], dts = new double[1000];
        var many = Wave.CompileBatch(wrt: ["t"]);
        Assert.Equal("t, s by t", $"{string.Join(", ", many.InputNames)} by {string.Join(", ", many.DerivativeNames)}");
        many.Run([ts, ss], values, [dts]);
        var single = Wave.CompileValueAndGradient(at: ["t", "s"], wrt: ["t"]);
        var gradient = new double[1];
        for (var i = 0; i < ts.Length; i++)
        {
            Assert.Equal(single([ts[i], ss[i]], gradient), values[i], 1e-14);
            Assert.Equal(gradient[0], dts[i], 1e-14);
        }
    }

    [Fact]
    public void A_parameter_is_one_number_for_all_points()
    {
        double[] ts = Points(100, -3, 3), values = new double[100], expected = new double[100], ds = new double[100], expectedDs = new double[100];
        Wave.CompileBatch(wrt: ["s"], inputs: ["s", "t"]).Run([Points(100, 2, 2), ts], expected, [expectedDs]);
        Wave.CompileBatch(wrt: ["s"], parameters: ["s"]).Run([ts, new double[] { 2 }], values, [ds]);
        Assert.Equal(expected, values);
        Assert.Equal(expectedDs, ds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(40_000)]
    public void The_number_of_threads_changes_no_bit(int count)
    {
        double[] ts = Points(count, -3, 3), ss = Points(count, 0.5, 2);
        var many = Wave.CompileBatch(wrt: ["t", "s"]);
        var (expected, dt, ds) = (new double[count], new double[count], new double[count]);
        many.Run([ts, ss], expected, [dt, ds], maxThreads: 1);
        foreach (var threads in new int?[] { 2, 7, null })
        {
            var (values, dt2, ds2) = (new double[count], new double[count], new double[count]);
            many.Run([ts, ss], values, [dt2, ds2], threads);
            Assert.Equal(LaneRun.Bits([expected, dt, ds]), LaneRun.Bits([values, dt2, ds2]));
        }
    }

    [Fact]
    public void Memory_may_lie_anywhere_in_arrays_and_outputs_may_be_longer()
    {
        var memory = Points(3000, -3, 3);
        var (values, expected) = (new double[1002], new double[1001]);
        Array.Fill(values, 7);
        var many = Wave.CompileBatch();
        many.Run([memory.AsMemory(3, 1001), memory.AsMemory(4, 1001)], values);
        many.Run([memory.AsSpan(3, 1001).ToArray(), memory.AsSpan(4, 1001).ToArray()], expected);
        Assert.Equal([.. expected, 7], values);
        many.Run([memory.AsMemory(3, 1001), memory.AsMemory(4, 1001)], memory.AsMemory(1005));
        Assert.Equal(expected, memory[1005..2006]);
    }

    [Fact]
    public void Constants_and_parameters_alone_fill_the_outputs()
    {
        var values = new double[21];
        Expr.Parse("2*w").CompileBatch(parameters: ["w"]).Run([new double[] { 4 }], values);
        Assert.All(values, v => Assert.Equal(8, v));
    }

    [Fact]
    public void A_call_on_one_thread_allocates_nothing()
    {
        double[] ts = Points(3001, -3, 3), ss = Points(3001, 0.5, 2), values = new double[3001], dts = new double[3001];
        var many = Wave.CompileBatch(wrt: ["t"]);
        for (var i = 0; i < 3; i++) many.Run([ts, ss], values, [dts], maxThreads: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        many.Run([ts, ss], values, [dts], maxThreads: 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_streams_work_too_and_allocate_nothing()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"x{i}")];
        var sum = Expr.Sum([.. names.Select(name => Expr.Pow(Expr.Variable(name), 2))]);
        var many = sum.CompileBatch(wrt: names);
        var inputs = Array.ConvertAll(names, _ => (ReadOnlyMemory<double>)Points(11, 1, 3));
        var derivatives = Array.ConvertAll(names, _ => (Memory<double>)new double[11]);
        var values = new double[11];
        for (var i = 0; i < 3; i++) many.Run(inputs, values, derivatives, maxThreads: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        many.Run(inputs, values, derivatives, maxThreads: 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        for (var i = 0; i < values.Length; i++) Assert.Equal(300 * Math.Pow(inputs[0].Span[i], 2), values[i], 1e-9);
        Assert.All(derivatives, d => Assert.Equal(inputs[0].ToArray().Select(x => 2 * x), d.ToArray()));
    }

    [Fact]
    public void A_call_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var functions = FunctionBindings.None.With("f", (double x) =>
        {
            source.Cancel();
            return x;
        });
        var many = new OpaqueOp("f", 1).Apply(Expr.Variable("x")).CompileBatch(functions: functions);
        foreach (var threads in new[] { 1, 2 })
            Assert.ThrowsAny<OperationCanceledException>(() => many.Run([new double[100_000]], new double[100_000], maxThreads: threads, cancellationToken: source.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_exception_of_a_bound_function_comes_out_as_it_is(int threads)
    {
        var functions = FunctionBindings.None.With("f", double (double x) => throw new InvalidOperationException("mine"));
        var many = new OpaqueOp("f", 1).Apply(Expr.Variable("x")).CompileBatch(functions: functions);
        var error = Assert.Throws<InvalidOperationException>(() => many.Run([new double[100_000]], new double[100_000], maxThreads: threads));
        Assert.Equal("mine", error.Message);
    }

    [Fact]
    public void A_bound_function_may_run_a_batch_itself()
    {
        var inner = Expr.Parse("x + 1").CompileBatch();
        var functions = FunctionBindings.None.With("f", (double x) =>
        {
            var result = new double[3];
            inner.Run([new[] { x, x, x }], result);
            return result[2];
        });
        var values = new double[9];
        new OpaqueOp("f", 1).Apply(Expr.Variable("x")).CompileBatch(functions: functions).Run([Points(9, 0, 8)], values);
        Assert.Equal(Points(9, 1, 9), values);
    }

    [Fact]
    public Task Wrong_calls_say_what_was_seen_and_what_to_do()
    {
        var many = Wave.CompileBatch(wrt: ["t"], parameters: ["s"]);
        double[] a = new double[20], b = new double[20], one = [2];
        return Verifier.Verify(string.Join("\n\n", new Action[]
        {
            () => many.Run([a], b, [new double[20]]),
            () => many.Run([a, one], b),
            () => many.Run([a, a], b, [new double[20]]),
            () => many.Run([a, one], new double[19], [new double[20]]),
            () => many.Run([a, one], b, [new double[19]]),
            () => many.Run([a, one], a, [b]),
            () => many.Run([a, one], b, [b]),
            () => many.Run([a.AsMemory(0, 10), one], b, [a.AsMemory(9, 10)]),
            () => many.Run([a, b.AsMemory(19, 1)], b, [new double[20]]),
            () => many.Run([a, one], b, [new double[20]], maxThreads: 0),
            () => Expr.Parse("x*y").CompileBatch().Run([a, one], b),
            () => Wave.CompileBatch(wrt: ["u"]),
            () => Wave.CompileBatch(parameters: ["u"]),
            () => Wave.CompileBatch(inputs: ["t"]),
        }.Select(call => Assert.Throws<SymDiffException>(call).Diagnostic).Select(d => $"{d.Code} {d.Message}\n  {d.Hint}")));
    }

    private static double[] Points(int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(i => count == 1 ? from : from + ((to - from) * i / (count - 1)))];
}
