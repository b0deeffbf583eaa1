using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

/// <summary>Calls of bound functions are counted, compiled and interpreted: needed ones happen once, others never.</summary>
public class LazinessTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");
    private static readonly Expr F = new OpaqueOp("f", 1).Apply(X);
    private static readonly Expr Positive = Logic.Greater[X, 0];

    [Fact]
    public void A_dead_arm_is_not_called()
    {
        var choice = Selection.Where[Positive, F, 5];
        AssertCalls(0, [5], -1, choice);
        AssertCalls(1, [4], 2, choice);
        AssertCalls(0, [double.NaN], -1, Selection.Given[Positive, F]);
    }

    [Fact]
    public void Work_that_one_arm_reads_twice_is_done_once_and_only_there() =>
        AssertCallsBothWays(Selection.Where[Positive, F * (F + 1), 0], on: [20]);

    [Fact]
    public void Choices_with_the_same_condition_share_their_work() =>
        AssertCallsBothWays(Selection.Where[Positive, F, 0] + Trigonometric.Sin[Selection.Where[Positive, F * 2, 0]], on: [4 + Math.Sin(8)]);

    [Fact]
    public void Conjunctions_are_taken_apart()
    {
        var nested = Selection.Where[Positive, Selection.Where[Logic.Less[Y, 9], F, 0], 0];
        var flat = Selection.Where[Logic.And[Logic.Less[Y, 9], Positive], F * 2, 0];
        AssertCallsBothWays(nested + flat, on: [12]);
        AssertCallsBothWays(Selection.Where[Logic.Not[Positive], 0, F] + Selection.Where[Logic.Or[Logic.Not[Positive], Logic.GreaterEqual[Y, 9]], 0, F], on: [8]);
    }

    [Fact]
    public void What_both_arms_read_is_done_once() => AssertCalls(1, [5], 2, Selection.Where[Positive, F + 1, F * F]);

    [Fact]
    public void A_condition_may_itself_be_conditional()
    {
        var inner = Selection.Where[Logic.Greater[F, 3], F * F, F];
        AssertCallsBothWays(Selection.Where[Positive, inner + (inner * 2), 0], on: [48]);
    }

    [Fact]
    public void What_is_needed_under_one_of_several_conditions_is_done_once_and_only_then()
    {
        var sum = Selection.Where[Positive, F, 0] + Selection.Where[Logic.Greater[Y * X, 3], F * 10, 0] + Selection.Where[Logic.Greater[X, 9], 0, 1];
        AssertCalls(0, [1], -1, sum);
        AssertCalls(1, [5], 2, sum);
        AssertCalls(1, [89], 4, sum);
        AssertCalls(1, [220], 10, sum);
    }

    [Fact]
    public void Conditions_of_a_call_may_depend_on_another_one_that_is_conditional_too()
    {
        Expr g = new OpaqueOp("f", 1).Apply(Y + X), far = Logic.Greater[X, 3];
        var inner = Selection.Where[Positive, g, 0] + Selection.Where[Logic.Greater[Y, 3], g, 0];
        var outer = Selection.Where[Logic.Greater[inner, 7], F, 0] + Selection.Where[far, F * 10, 0];
        AssertCalls(0, [0, 0], -1, inner, outer);
        AssertCalls(1, [6, 0], 2, inner, outer);
        AssertCalls(2, [10, 88], 4, inner, outer);
    }

    [Fact]
    public void A_gradient_does_not_call_the_dead_arm()
    {
        var roots = MachineGraphs.ValueAndGradient(Selection.Where[Positive, F * F, 0], [X]);
        AssertCalls(0, [0, 0], -1, roots);
        AssertCalls(2, [16, 32], 2, roots);
    }

    [Fact]
    public void Nested_else_arms_call_one_function_only()
    {
        Expr chain = 0;
        for (var i = 40; i > 0; i--) chain = Selection.Where[Logic.Less[X, i], F + (F * i), chain];
        AssertCalls(1, [41 * 22], 20.5, chain);
        AssertCalls(1, [1 + (1 * 1)], 0.5, chain);
        AssertCalls(0, [0], 50, chain);
    }

    [Fact]
    public void Conditions_nested_beyond_what_is_tracked_still_give_the_right_value()
    {
        Expr chain = Trigonometric.Sin[Y];
        for (var i = 1; i <= 300; i++) chain = Selection.Where[Logic.Greater[X, i], Trigonometric.Sin[Y * i] + Expr.Pow(Trigonometric.Sin[Y * i], 2), chain];
        var f = chain.Compile<Func<double, double, double>>("x", "y");
        Assert.Equal(Math.Sin(2.0), f(0.5, 2));
        Assert.Equal(Math.Sin(400.0) + (Math.Sin(400.0) * Math.Sin(400.0)), f(200.5, 2));
        Assert.Equal(Math.Sin(600.0) + (Math.Sin(600.0) * Math.Sin(600.0)), f(1e9, 2));
    }

    [Fact]
    public void Cheap_work_is_not_put_behind_a_branch()
    {
        var product = X * Y;
        var schedule = Compiled.Schedule([Selection.Where[Positive, product + Trigonometric.Sin[product], 0]], "x", "y");
        var guards = Enumerable.Range(0, schedule.Length).Where(step => schedule[step].Kernel is not null).ToLookup(step => schedule.GuardOf(step).Depth);
        Assert.Equal(2, guards[1].Count());
    }

    private static void AssertCallsBothWays(Expr root, double[] on)
    {
        AssertCalls(1, on, 2, root);
        AssertCalls(0, [0], -1, root);
    }

    /// <summary>f(x) = 2*x, f'(x) = 2, and y = 1; calls of both are counted.</summary>
    private static void AssertCalls(int expected, double[] values, double x, params Expr[] roots)
    {
        var calls = 0;
        var functions = FunctionBindings.None.With("f", double (double t) => Count(2 * t)).With("f'", double (double t) => Count(4));
        var schedule = ScheduleBuilder.Build(roots, ["x", "y"], functions);
        foreach (var interpret in new[] { false, true })
        {
            calls = 0;
            var results = new double[roots.Length];
            Compiled.Spans(schedule, interpret)([x, 1], results);
            Assert.Equal(values, results);
            Assert.Equal(expected, calls);
        }

        double Count(double value)
        {
            calls++;
            return value;
        }
    }
}
