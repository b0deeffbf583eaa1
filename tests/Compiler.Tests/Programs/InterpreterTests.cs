namespace SymDiff.Compiling.Tests;

public class InterpreterTests
{
    [Fact]
    public void Compiled_and_interpreted_random_graphs_agree_bit_by_bit()
    {
        for (var seed = 0; seed < 120; seed++) AssertSame(seed, size: 5 + seed);
    }

    [Theory]
    [InlineData(1, 1500)]
    [InlineData(2, 4000)]
    public void Compiled_and_interpreted_graphs_of_several_bodies_agree_bit_by_bit(int seed, int size) => AssertSame(seed, size);

    [Fact]
    public void A_single_value_is_interpreted_from_a_dictionary()
    {
        Expr x = Expr.Variable("x"), y = Expr.Variable("y");
        Assert.Equal(7, (x + (2 * y)).Evaluate(new Dictionary<string, double> { ["y"] = 3, ["x"] = 1, ["unused"] = 9 }));
    }

    [Fact]
    public void Interpreted_delegates_have_every_signature()
    {
        Expr x = Expr.Variable("x"), y = Expr.Variable("y");
        var schedule = Compiled.Schedule([x * y], "x", "y");
        Assert.Equal(6, FunctionFactory.OverDoubles<Func<double, double, double>>(schedule, interpret: true)(2, 3));
        var gradient = new double[2];
        var roots = MachineGraphs.ValueAndGradient(x * y, [x, y]);
        var both = FunctionFactory.OverSpans<ValueAndGradient>(
            Compiled.Schedule(roots, "x", "y"), SpanSignature.Gradient(2), program => program.Gradient, interpret: true);
        Assert.Equal(6, both([2, 3], gradient));
        Assert.Equal([3, 2], gradient);
    }

    private static void AssertSame(int seed, int size)
    {
        var schedule = Compiled.Schedule(RandomRoots.Next(seed, size), RandomRoots.Names);
        var (compiled, interpreted) = (Compiled.Spans(schedule), Compiled.Spans(schedule, interpret: true));
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            var at = RandomRoots.Point(random);
            var (expected, actual) = (Compiled.Bits(interpreted, at, RandomRoots.Count), Compiled.Bits(compiled, at, RandomRoots.Count));
            Assert.True(expected.SequenceEqual(actual), $"seed {seed}, size {size}, at ({string.Join(", ", at)})");
        }
    }
}
