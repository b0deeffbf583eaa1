using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class BodyEmitterTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void Locals_are_used_again()
    {
        var x = X;
        for (var i = 0; i < 100; i++) x = (x * x) + 1;
        var schedule = Compiled.Schedule([x], "x");
        var code = BodyEmitter.Emit(new(schedule, new(schedule), new ParameterPorts(["x"])), 0);
        Assert.InRange(code.Variables.Count, 1, 3);
    }

    [Fact]
    public void Logical_values_stay_booleans_and_count_as_numbers()
    {
        var positive = Logic.Greater[X, 0];
        var f = ((positive + positive) * Selection.Where[positive, 10, 20]).Compile<Func<double, double>>("x");
        Assert.Equal(20, f(3));
        Assert.Equal(0, f(-3));
    }

    [Fact]
    public void Outputs_may_be_inputs_constants_and_repeated()
    {
        var s = Trigonometric.Sin[X];
        var f = new[] { X, 7, s, s, X }.Compile("x");
        var results = new double[5];
        f.Evaluate([0.5], results);
        Assert.Equal([0.5, 7, Math.Sin(0.5), Math.Sin(0.5), 0.5], results);
    }

    [Fact]
    public void A_hundred_thousand_nested_calls_compile_on_a_small_stack()
    {
        var (x, expected) = (X, 0.4);
        for (var i = 0; i < 100_000; i++) (x, expected) = (Hyperbolic.Tanh[x], TanhFunction.Tanh(expected));
        OnSmallStack(() => Assert.Equal(expected, x.Compile<Func<double, double>>("x")(0.4)));
    }

    [Fact]
    public void A_wide_sum_with_ten_thousand_arguments_compiles()
    {
        string[] names = [.. Enumerable.Range(0, 10_000).Select(i => $"x{i}")];
        var sum = Expr.Sum([.. names.Select(name => Expr.Pow(Expr.Variable(name), 2))]);
        var f = sum.CompileValueAndGradient(names, names);
        double[] at = [.. names.Select((_, i) => i * 0.001)], gradient = new double[at.Length];
        Assert.Equal(at.Aggregate(0.0, (total, v) => total + (v * v)), f(at, gradient));
        Assert.Equal(at.Select(v => 2 * v), gradient);
    }

    [Fact]
    public void Guarded_values_cross_bodies()
    {
        var condition = Logic.Greater[X, 0];
        var shared = Trigonometric.Sin[X];
        var tail = shared;
        for (var i = 0; i < 2000; i++) tail = Trigonometric.Sin[tail + (shared * i)];
        var f = Selection.Where[condition, tail + shared, Trigonometric.Cos[X]].Compile<Func<double, double>>("x");
        var expected = Math.Sin(0.3);
        for (var i = 0; i < 2000; i++) expected = Math.Sin(expected + (Math.Sin(0.3) * i));
        Assert.Equal(expected + Math.Sin(0.3), f(0.3));
        Assert.Equal(Math.Cos(-0.3), f(-0.3));
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try { action(); }
                catch (Exception e) { failure = e; }
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
