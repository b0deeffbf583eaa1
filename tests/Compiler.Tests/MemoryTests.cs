namespace SymDiff.Compiling.Tests;

/// <summary>Measures the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public void Functions_that_are_dropped_leave_nothing_behind()
    {
        Compile(0, 500);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Compile(500, 3500);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1_000_000);

        static void Compile(int from, int to)
        {
            for (var i = from; i < to; i++) (Expr.Variable("x") + i).Compile<Func<double, double>>("x")(1);
        }
    }
}
