using SymDiff.Ops;

namespace SymDiff.Benchmarks;

/// <summary>Compiled value and gradient against hand-written C#, over 64 points in turn.</summary>
internal static class ScalarGradients
{
    private const int Points = 64;

    public static void Run()
    {
        Expr w = Expr.Variable("w"), x = Expr.Variable("x");
        Expr w1 = Expr.Variable("w1"), w2 = Expr.Variable("w2"), b = Expr.Variable("b"), x1 = Expr.Variable("x1"), x2 = Expr.Variable("x2"), y = Expr.Variable("y");
        var rosenbrock = Graphs.Names("x", 10);
        Table.Head("function", "compiled, ns", "by hand, ns", "ratio");
        Row("sigmoid", Exponential.Sigmoid[w * x], ["w", "x"], ["w"], HandWritten.Sigmoid);
        Row("sigmoid, both by the library's function", Exponential.Sigmoid[w * x], ["w", "x"], ["w"], HandWritten.AccurateSigmoid);
        Row("sigmoid, written out", 1 / (1 + Exponential.Exp[-w * x]), ["w", "x"], ["w"], HandWritten.Sigmoid);
        var loss = Expr.Pow(Exponential.Sigmoid[Expr.Sum(w1 * x1, w2 * x2, b)] - y, 2);
        Row("logistic loss", loss, ["w1", "w2", "b", "x1", "x2", "y"], ["w1", "w2", "b"], HandWritten.LogisticLoss);
        Row("rosenbrock 10", Graphs.Rosenbrock(10), rosenbrock, rosenbrock, HandWritten.Rosenbrock);
    }

    private static void Row(string name, Expr value, string[] at, string[] wrt, ValueAndGradient byHand)
    {
        var compiled = value.CompileValueAndGradient(at, wrt);
        AssertSame(name, compiled, byHand, at.Length, wrt.Length);
        var (first, second, ratio) = Pairs.Compare(Loop(compiled, at.Length, wrt.Length), Loop(byHand, at.Length, wrt.Length));
        Table.Row(name, first.ToString(), second.ToString(), ratio.ToString());
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
