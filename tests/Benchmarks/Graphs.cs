using SymDiff.Ops;

namespace SymDiff.Benchmarks;

/// <summary>The graphs that are measured at growing size.</summary>
internal static class Graphs
{
    private static readonly Expr X = Expr.Variable("x");

    public static string[] Names(string prefix, int count) => [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{prefix}{i}"))];

    /// <summary>tanh(tanh(...tanh(x))).</summary>
    public static Expr NestedTanh(int n) => NestedTanh(X, n);

    /// <summary>The same of another variable.</summary>
    public static Expr NestedTanh(Expr leaf, int n) => Repeat(leaf, n, x => Hyperbolic.Tanh[x]);

    /// <summary>x = x + sin(x), again and again.</summary>
    public static Expr SineSteps(int n) => SineSteps(X, n);

    /// <summary>The same from another variable.</summary>
    public static Expr SineSteps(Expr leaf, int n) => Repeat(leaf, n, x => x + Trigonometric.Sin[x]);

    /// <summary>f = f*f + 1, again and again.</summary>
    public static Expr Squares(int n) => Repeat(X, n, f => (f * f) + 1);

    /// <summary>The sum of sin(x_i*x_{i+1})*exp(x_i) over n + 1 variables.</summary>
    public static Expr SineSum(int n) => SineSum(n, "x");

    /// <summary>The same of variables whose names begin with another text.</summary>
    public static Expr SineSum(int n, string prefix)
    {
        Expr[] x = [.. Names(prefix, n + 1).Select(name => Expr.Variable(name))];
        return Expr.Sum([.. Enumerable.Range(0, n).Select(i => Trigonometric.Sin[x[i] * x[i + 1]] * Exponential.Exp[x[i]])]);
    }

    /// <summary>The sum of (1 - x_i)^2 + 100*(x_{i+1} - x_i^2)^2 over n variables.</summary>
    public static Expr Rosenbrock(int n)
    {
        Expr[] x = [.. Names("x", n).Select(name => Expr.Variable(name))];
        return Expr.Sum([.. Enumerable.Range(0, n - 1).Select(i => Expr.Pow(1 - x[i], 2) + (100 * Expr.Pow(x[i + 1] - Expr.Pow(x[i], 2), 2)))]);
    }

    /// <summary>Squared error of a network of three logistic units over two inputs: 13 parameters p, the inputs x, the target y.</summary>
    public static Expr Network()
    {
        Expr[] p = [.. Names("p", 13).Select(name => Expr.Variable(name))];
        Expr x1 = Expr.Variable("x1"), x2 = Expr.Variable("x2");
        var units = Enumerable.Range(0, 3).Select(i => p[9 + i] * Exponential.Sigmoid[Expr.Sum(p[3 * i] * x1, p[(3 * i) + 1] * x2, p[(3 * i) + 2])]);
        return Expr.Pow(Expr.Sum([.. units, p[12], -Expr.Variable("y")]), 2);
    }

    private static Expr Repeat(Expr x, int n, Func<Expr, Expr> step)
    {
        for (var i = 0; i < n; i++) x = step(x);
        return x;
    }
}
