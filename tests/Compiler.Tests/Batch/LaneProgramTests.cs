using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class LaneProgramTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");
    private static readonly Expr F = new OpaqueOp("f", 1).Apply(X);

    public static TheoryData<int> Widths => [.. LaneRun.Widths];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_length_has_its_tail(int lanes)
    {
        var schedule = Compiled.Schedule([X * X, X + Y, 7, Y], "x", "y");
        for (var count = 2; count <= 20; count++)
        {
            double[] x = [.. Enumerable.Range(0, count).Select(i => i * 0.5)];
            var results = LaneRun.Of(lanes, schedule, [x, [3]]);
            Assert.Equal([.. x.Select(v => v * v)], results[0]);
            Assert.Equal([.. x.Select(v => v + 3)], results[1]);
            Assert.All(results[2], v => Assert.Equal(7, v));
            Assert.All(results[3], v => Assert.Equal(3, v));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Logical_values_are_masks_and_count_as_numbers(int lanes)
    {
        var positive = Logic.Greater[X, 0];
        Expr[] roots = [positive + positive, Selection.Where[X, 10, 20], Logic.And[positive, Logic.Not[Logic.Less[X, 2]]], Selection.Given[positive, X]];
        var results = LaneRun.Of(lanes, Compiled.Schedule(roots, "x"), [[3, -1, 0, -0.0, 1, double.NaN]]);
        Assert.Equal([2, 0, 0, 0, 2, 0], results[0]);
        Assert.Equal([10, 10, 20, 20, 10, 10], results[1]);
        Assert.Equal([1, 0, 0, 0, 0, 0], results[2]);
        Assert.Equal([3, double.NaN, double.NaN, double.NaN, 1, double.NaN], results[3]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void What_depends_on_fixed_inputs_alone_has_the_bits_it_has_in_the_loop(int lanes)
    {
        var (w, both) = (Exponential.Exp[Y] + (3 * Y), Trigonometric.Sin[Y] * Trigonometric.Cos[Y]);
        Expr[] roots = [X * w, X + both, Selection.Where[Logic.Greater[Y, 0], X, w], w * both, Exponential.Exp[X * Y] * w, both];
        var schedule = Compiled.Schedule(roots, "x", "y");
        foreach (var count in new[] { 2, 8, 9, 1100 })
        {
            double[] x = [.. Enumerable.Range(0, count).Select(i => i * 0.001)], y = [.. Enumerable.Repeat(0.7, count)];
            foreach (var maxBody in new int?[] { null, 50, 1 })
                Assert.Equal(LaneRun.Bits(LaneRun.Of(lanes, schedule, [x, y], maxBody)), LaneRun.Bits(LaneRun.Of(lanes, schedule, [x, [0.7]], maxBody)));
        }
    }

    [Fact]
    public void Folds_in_a_loop_have_the_same_bits_at_every_width_and_take_points_alone()
    {
        var schedule = Compiled.Schedule([X * Y, X, X - Y, Exponential.Exp[Y], X * Y], "x", "y");
        Fold[] folds = [Fold.Sum, Fold.Max, Fold.Min, Fold.Same, Fold.Sum];
        var random = new Random(4);
        foreach (var count in new[] { 3, 12, 29 })
        {
            double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 2)];
            var expected = LaneRun.Folded(8, schedule, [x, [3]], folds);
            foreach (var lanes in LaneRun.Widths)
                foreach (var maxBody in new int?[] { null, 1 })
                {
                    var seen = LaneRun.Folded(lanes, schedule, [x, [3]], folds, maxBody);
                    Assert.Equal(expected, seen);
                    Assert.Equal([x.Max(), x.Min() - 3, Math.Exp(3)], seen[1..4], (a, b) => Math.Abs(a - b) <= 1e-14 * Math.Abs(a));
                    Assert.Equal(x.Sum() * 3, seen[0], 1e-12);
                }
            x[^1] = double.NaN;
            Assert.All(LaneRun.Widths, lanes => Assert.All(LaneRun.Folded(lanes, schedule, [x, [3]], folds)[..3], value => Assert.Equal(double.NaN, value)));
        }
    }

    [Fact]
    public void What_depends_on_fixed_inputs_alone_is_computed_before_the_loop()
    {
        var schedule = Compiled.Schedule([X * Exponential.Exp[Y], Exponential.Exp[Y] + 1, Exponential.Exp[X]], "x", "y");
        Assert.Equal(1, Exponentials([false, true]));
        Assert.Equal(2, Exponentials([false, false]));

        int Exponentials(bool[] isFixed)
        {
            var ports = new LanePorts<OneLane<double>>(new(isFixed, new Fold[3], LaneProgram.MaxBlock, PastCache: false, LoadsFirst: false));
            var layout = new Layout(schedule, 100_000, LaneTable.Weigh);
            var calls = new Calls();
            calls.Visit(BodyEmitter.Emit(new(schedule, layout, ports), 0));
            return calls.Names.Count(name => name == nameof(VectorExp.Exp));
        }
    }

    private sealed class Calls : ExpressionVisitor
    {
        public List<string> Names { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            Names.Add(node.Method.Name);
            return base.VisitMethodCall(node);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Dead_arms_do_not_leak(int lanes)
    {
        var root = Selection.Where[Logic.Greater[X, 0], 1 / X, 0] * 2;
        var log = Selection.Where[Logic.Greater[X, 0], Exponential.Log[X], 0] + 1;
        var results = LaneRun.Of(lanes, Compiled.Schedule([root, log], "x"), [[0, 1, -1, 2, double.NegativeInfinity]]);
        Assert.Equal([0, 2, 0, 1, 0], results[0]);
        Assert.Equal([1, 1, 1, Math.Log(2) + 1, 1], results[1]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Bound_functions_are_called_once_for_each_point_that_needs_them_and_never_for_another(int lanes)
    {
        var calls = new List<double>();
        var functions = FunctionBindings.None.With("f", (double x) =>
        {
            calls.Add(x);
            return x * x;
        });
        var root = Selection.Where[Logic.Greater[X, 0], F * (F + 1), 0] + Selection.Where[Logic.And[Logic.Greater[X, 0], Logic.Less[X, 3]], F, 0];
        double[] x = [.. Enumerable.Range(-4, 9)];
        var results = LaneRun.Of(lanes, ScheduleBuilder.Build([root], ["x"], functions), [x]);
        Assert.Equal([1, 2, 3, 4], calls);
        Assert.Equal([0, 0, 0, 0, 0, 3, 24, 90, 272], results[0]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Functions_of_any_number_of_arguments_may_be_bound(int lanes)
    {
        var functions = FunctionBindings.None
            .With("two", (double a, double b) => a - b)
            .With("three", (double a, double b, double c) => a - (b * c))
            .With("four", (double a, double b, double c, double d) => a - (b * c) + d);
        Expr[] roots = [new OpaqueOp("two", 2).Apply(X, Y), new OpaqueOp("three", 3).Apply(X, Y, 2), new OpaqueOp("four", 4).Apply(X, Y, 2, X)];
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9], y = [.. x.Select(v => v * v)];
        var results = LaneRun.Of(lanes, ScheduleBuilder.Build(roots, ["x", "y"], functions), [x, y]);
        Assert.Equal([.. x.Select(v => v - (v * v))], results[0]);
        Assert.Equal([.. x.Select(v => v - (v * v * 2))], results[1]);
        Assert.Equal([.. x.Select(v => v - (v * v * 2) + v)], results[2]);
    }

    [Fact]
    public void Values_pass_from_body_to_body_in_blocks()
    {
        double[] x = [.. Enumerable.Range(0, 1500).Select(i => i / 700.0)];
        for (var seed = 0; seed < 10; seed++)
        {
            var schedule = Compiled.Schedule(RandomRoots.Next(seed, 120), RandomRoots.Names);
            double[][] inputs = [x, [.. x.Select(v => 1 - v)], [0.25]];
            var expected = LaneRun.Bits(LaneRun.Of(8, schedule, inputs, int.MaxValue));
            foreach (var lanes in LaneRun.Widths) Assert.Equal(expected, LaneRun.Bits(LaneRun.Of(lanes, schedule, inputs, maxBody: 5)));
        }
    }
}
