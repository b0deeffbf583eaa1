using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class StagesTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");

    public static TheoryData<int> Widths => [.. LaneRun.Widths];

    [Fact]
    public void The_first_part_of_a_long_chain_runs_ahead()
    {
        var (ahead, rest) = Of(Exponential.Log[1 + Exponential.Exp[X * Y]], "x", "y");
        Assert.NotEmpty(ahead);
        Assert.NotEmpty(rest);
    }

    [Fact]
    public void A_short_chain_is_one_stage() => Assert.Empty(Of((X * Y) + 1, "x", "y").Ahead);

    [Fact]
    public void A_function_that_a_user_bound_is_called_in_its_turn()
    {
        var (count, f) = (0, new OpaqueOp("f", 1));
        Func<double, double> counting = x => x + (0 * count++);
        var functions = FunctionBindings.None.With("f", counting);
        var roots = LaneForms.Apply([Exponential.Exp[Exponential.Exp[f.Apply(Exponential.Exp[X])]]]);
        LaneRun.Of(8, ScheduleBuilder.Build(roots, ["x"], functions), [[.. Enumerable.Repeat(0.1, 24)]]);
        Assert.Equal(24, count);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void An_output_may_have_the_memory_of_an_input(int lanes)
    {
        var early = X * Y;
        var schedule = Compiled.Schedule([Exponential.Log[1 + Exponential.Exp[early]], early, X + Exponential.Exp[Y]], "x", "y");
        foreach (var count in new[] { 0, 1, 7, 8, 16, 40 })
        {
            double[] x = [.. Enumerable.Range(0, count).Select(i => i * 0.25)], y = [.. x.Select(v => 2 - v)];
            var expected = count == 0 ? [[], [], []] : LaneRun.Of(lanes, schedule, [x, y]);
            var program = LaneProgram.Compile(lanes, schedule, [false, false], loadsFirst: true);
            Assert.Equal(1, new LaneWork(schedule, LaneProgram.MaxBody).Layout.BodyCount);
            var third = new double[count];
            Run(program, count, x, y, y, x, third);
            Assert.Equal(expected, [y, x, third]);
        }
    }

    private static Stages Of(Expr root, params string[] names)
    {
        var schedule = BranchFree.Apply(Compiled.Schedule([root], names), LaneTable.IsLaneByLane);
        var ports = new LanePorts<Wide512<double>>(new(new bool[names.Length], new Fold[1], LaneProgram.MaxBlock, PastCache: false, LoadsFirst: false));
        return Stages.Of(new(schedule, new(schedule, 1000, LaneTable.Weigh), ports), 0);
    }

    private static void Run(LaneProgram program, int count, params double[][] streams)
    {
        var handles = Array.ConvertAll(streams, stream => GCHandle.Alloc(stream, GCHandleType.Pinned));
        nint[] table = [.. handles.Select(handle => handle.AddrOfPinnedObject())];
        var pinned = GCHandle.Alloc(table, GCHandleType.Pinned);
        program.Run(pinned.AddrOfPinnedObject(), 0, count);
        pinned.Free();
        foreach (var handle in handles) handle.Free();
    }
}
