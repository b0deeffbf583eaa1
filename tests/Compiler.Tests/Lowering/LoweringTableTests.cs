using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class LoweringTableTests
{
    private static readonly double[] Samples = [0.3, 0, -0.0, 1, -1.7, double.NaN, double.PositiveInfinity];

    public static TheoryData<string> Names => [.. Registry.All.OfType<ElementwiseOp>().Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_operator_computes_its_meaning(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        var count = op.Arity ?? 2;
        string[] names = ["a", "b", "c"];
        var f = op.Apply([.. names.Take(count).Select(n => Expr.Variable(n))]).Compile(names.AsSpan(0, count));
        foreach (var point in Points(count))
            Assert.Equal((double)op.Function.DynamicInvoke([.. point.Cast<object>()])!, f.Evaluate(point));
    }

    [Fact]
    public void An_operator_that_nobody_foresaw_compiles_by_its_meaning()
    {
        var op = new ElementwiseOp("halve", "", (Func<double, double>)Halve, [null]);
        var f = op.Apply(Expr.Variable("x")).Compile<Func<double, double>>("x");
        Assert.Equal(1.5, f(3));
        Assert.Equal(1.5, op.Apply(Expr.Variable("x")).Evaluate(new Dictionary<string, double> { ["x"] = 3 }));
    }

    [Fact]
    public void A_meaning_that_is_a_closure_compiles_too()
    {
        var factor = 3.0;
        var op = new ElementwiseOp("mix", "", (double a, double b, double c, double d) => factor * (a + b + c + d), [null, null, null, null]);
        var e = op.Apply([Expr.Variable("x"), 1, 2, 3]);
        Assert.Equal(21, e.Compile<Func<double, double>>("x")(1));
        Assert.Equal(21, e.Evaluate(new Dictionary<string, double> { ["x"] = 1 }));
    }

    private static double Halve(double x) => x / 2;

    private static IEnumerable<double[]> Points(int count) =>
        count == 1 ? Samples.Select(x => new[] { x })
        : Samples.SelectMany(_ => Samples, (x, y) => count == 2 ? new[] { x, y } : [x, y, 0.7]);
}
