using SymDiff.Ops;

namespace SymDiff.Benchmarks;

/// <summary>Compiled value and gradient against hand-written C#, over 64 points in turn.</summary>
internal static class ScalarGradients
{
    private const int Points = 64;

    private static readonly List<double> ratios = [];

    public static void Run()
    {
        Table.Head("function", "arguments/active", "compiled, ns", "by hand, ns", "ratio");
        Row("sigmoid", Exponential.Sigmoid[V("w") * V("x")], ["w", "x"], ["w"], HandWritten.Sigmoid);
        var score = Exponential.Sigmoid[Expr.Sum(V("w1") * V("x1"), V("w2") * V("x2"), V("b"))];
        Row("logistic loss", Expr.Pow(score - V("y"), 2), ["w1", "w2", "b", "x1", "x2", "y"], ["w1", "w2", "b"], HandWritten.LogisticLoss);
        var normal = Expr.Parse("exp(-((t - m)/s)^2/2)/(sqrt(2*pi)*s)");
        Row("normal density", normal, ["s", "t", "m"], ["s", "t", "m"], HandWritten.Gaussian);
        Row("Rosenbrock, 10", Graphs.Rosenbrock(10), Graphs.Names("x", 10), Graphs.Names("x", 10), HandWritten.Rosenbrock);
        var parameters = Graphs.Names("p", 13);
        Row("network 2-3-1", Graphs.Network(), [.. parameters, "x1", "x2", "y"], parameters, HandWritten.Network);
        Row("sum of sin(x*y)*exp(x), 200", Graphs.SineSum(200), Graphs.Names("x", 201), Graphs.Names("x", 201), HandWritten.SineSum);
        Table.Row("geometric mean", "", "", "", FormattableString.Invariant($"{Math.Exp(ratios.Average(Math.Log)):G3}"));
    }

    private static Expr V(string name) => Expr.Variable(name);

    private static void Row(string name, Expr value, string[] at, string[] wrt, ValueAndGradient byHand)
    {
        var compiled = value.CompileValueAndGradient(at, wrt);
        AssertSame(name, compiled, byHand, at.Length, wrt.Length);
        var (first, second, ratio) = Pairs.Compare(Loop(compiled, at.Length, wrt.Length), Loop(byHand, at.Length, wrt.Length));
        ratios.Add(ratio.Median);
        Table.Row(name, FormattableString.Invariant($"{at.Length}/{wrt.Length}"), first.ToString(), second.ToString(), ratio.ToString());
    }

    private static void AssertSame(string name, ValueAndGradient compiled, ValueAndGradient byHand, int arguments, int partials)
    {
        double[] at = Inputs(arguments)[..arguments], g = new double[partials], h = new double[partials];
        var (value, expected) = (compiled(at, g), byHand(at, h));
        var same = g.Append(value).Zip(h.Append(expected)).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * (1 + Math.Abs(pair.Second)));
        if (!same) throw new InvalidOperationException($"{name}: compiled and hand-written results differ");
    }

    private static double[] Inputs(int arguments)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Points * arguments).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private static Action<int> Loop(ValueAndGradient function, int arguments, int partials)
    {
        double[] inputs = Inputs(arguments), gradient = new double[partials];
        return count =>
        {
            var sum = 0.0;
            for (var i = 0; i < count; i++) sum += function(inputs.AsSpan((i & (Points - 1)) * arguments, arguments), gradient);
            if (double.IsNaN(sum)) throw new InvalidOperationException("a result is not a number");
        };
    }
}
