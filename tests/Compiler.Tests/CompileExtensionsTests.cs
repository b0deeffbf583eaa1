using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class CompileExtensionsTests
{
    private static readonly Expr W = Expr.Variable("w");
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Loss = Expr.Pow(Exponential.Sigmoid[W * X] - 1, 2);

    private delegate double Own(double w, double x);

    private delegate double OwnOverSpan(ReadOnlySpan<double> at);

    [Fact]
    public void Any_delegate_over_doubles_will_do()
    {
        Assert.Equal(3, ((Expr)3).Compile<Func<double>>()());
        Assert.Equal(6, (W * X).Compile<Func<double, double, double>>("w", "x")(2, 3));
        Assert.Equal(-1, (W - X).Compile<Own>("w", "x")(2, 3));
        Assert.Equal(1, (W - X).Compile<Own>("x", "w")(2, 3));
    }

    [Fact]
    public void Functions_of_sixteen_arguments_compile()
    {
        string[] names = [.. Enumerable.Range(1, 16).Select(i => $"x{i}")];
        var sum = Expr.Sum([.. names.Select(name => Expr.Variable(name))]);
        var f = sum.Compile<Func<double, double, double, double, double, double, double, double, double, double, double, double, double, double, double, double, double>>(names);
        Assert.Equal(136, f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    public void Lists_of_arguments_may_be_arrays_or_spans(int length)
    {
        double[] at = [2, 3];
        var expected = Long(length).Compile<Own>("w", "x")(2, 3);
        Assert.Equal(expected, Long(length).Compile<Func<double[], double>>("w", "x")(at));
        Assert.Equal(expected, Long(length).Compile<Func<ReadOnlySpan<double>, double>>("w", "x")(at));
        Assert.Equal(expected, Long(length).Compile<OwnOverSpan>("w", "x")(at));
        Assert.Equal("SD3005", Assert.Throws<SymDiffException>(() => Long(length).Compile<Func<double[], double>>("w", "x")([1])).Diagnostic.Code);
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 1200)]
    public void Values_gradients_and_Hessians_are_the_interpreters_bit_by_bit(int seed, int size)
    {
        var (root, random, n) = (RandomRoots.Next(seed, size)[0], new Random(seed), RandomRoots.Names.Length);
        Expr[] wrt = [.. RandomRoots.Names.Select(name => Expr.Variable(name))];
        var function = root.CompileValueGradientAndHessian(RandomRoots.Names, RandomRoots.Names);
        var byGradient = root.CompileValueAndGradient(RandomRoots.Names, RandomRoots.Names);
        var reference = Compiled.Spans(Compiled.Schedule(MachineGraphs.ValueGradientAndHessian(root, wrt), RandomRoots.Names), interpret: true);
        var gradientReference = Compiled.Spans(Compiled.Schedule(MachineGraphs.ValueAndGradient(root, wrt), RandomRoots.Names), interpret: true);
        for (var i = 0; i < 20; i++)
        {
            var at = RandomRoots.Point(random);
            double[] gradient = new double[n], hessian = new double[n * n], all = new double[1 + n + (n * n)], both = new double[1 + n];
            double[] actual = [function(at, gradient, hessian), .. gradient, .. hessian];
            reference(at, all);
            Assert.Equal(all, actual);
            actual = [byGradient(at, gradient), .. gradient];
            gradientReference(at, both);
            Assert.Equal(both, actual);
        }
    }

    [Theory]
    [InlineData(typeof(Func<double, double>))]
    [InlineData(typeof(Func<double, float, double>))]
    [InlineData(typeof(Action<double, double>))]
    public void An_unsuitable_delegate_is_refused(Type type)
    {
        var error = type == typeof(Func<double, double>) ? Catch<Func<double, double>>()
            : type == typeof(Func<double, float, double>) ? Catch<Func<double, float, double>>()
            : Catch<Action<double, double>>();
        Assert.Equal("SD3004", error.Diagnostic.Code);
    }

    [Fact]
    public void Value_and_gradient_come_from_one_call()
    {
        var f = Loss.CompileValueAndGradient(at: ["w", "x"], wrt: ["w", "x"]);
        var gradient = new double[2];
        var value = f([0.5, 2], gradient);
        double s = 1 / (1 + Math.Exp(-1.0)), slope = 2 * (s - 1) * s * (1 - s);
        Assert.Equal((s - 1) * (s - 1), value, 1e-15);
        Assert.Equal(slope * 2, gradient[0], 1e-15);
        Assert.Equal(slope * 0.5, gradient[1], 1e-15);
    }

    [Fact]
    public void Value_gradient_and_Hessian_come_from_one_call()
    {
        var f = (Expr.Pow(W, 3) * X).CompileValueGradientAndHessian(at: ["w", "x"], wrt: ["w", "x"]);
        double[] gradient = new double[2], hessian = new double[4];
        Assert.Equal(40, f([2, 5], gradient, hessian));
        Assert.Equal([60, 8], gradient);
        Assert.Equal([60, 12, 12, 0], hessian);
    }

    [Fact]
    public void A_variable_to_differentiate_by_must_be_an_argument()
    {
        var error = Assert.Throws<SymDiffException>(() => Loss.CompileValueAndGradient(at: ["w", "x"], wrt: ["b"]));
        Assert.Equal("SD3002: the variable 'b' is not among the arguments (w, x)", error.Message);
    }

    [Fact]
    public void Many_threads_get_the_bits_of_one()
    {
        const int Threads = 64, Calls = 500;
        var small = Loss.CompileValueAndGradient(["w", "x"], ["w", "x"]);
        var @long = (Long(3000) * Trigonometric.Sin[X]).CompileValueAndGradient(["w", "x"], ["w", "x"]);
        var expected = Results(0, Threads * Calls);
        var actual = new long[Threads][];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => actual[i] = Results(i * Calls, Calls)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(expected, actual.SelectMany(bits => bits));

        long[] Results(int from, int count) => [.. Enumerable.Range(from, count).SelectMany(i => Bits(small, i).Concat(Bits(@long, i)))];
    }

    private static long[] Bits(ValueAndGradient function, int i)
    {
        var gradient = new double[2];
        var value = function([i * 0.001, 1 - (i * 0.0002)], gradient);
        return [.. gradient.Append(value).Select(BitConverter.DoubleToInt64Bits)];
    }

    [Fact]
    public void Calls_allocate_nothing()
    {
        string[] names = ["w", "x"];
        var delegates = (Small: Loss.Compile<Own>(names), Long: Long(3000).Compile<Own>(names));
        var overArray = Long(3000).Compile<Func<double[], double>>(names);
        var function = new[] { Loss, Long(2000) }.Compile(names);
        var gradient = Loss.CompileValueAndGradient(names, names);
        var hessian = Long(1000).CompileValueGradientAndHessian(names, names);
        double[] at = [0.5, 2], g = new double[2], h = new double[4];
        for (var warm = 0; warm < 2; warm++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                delegates.Small(1, 2);
                delegates.Long(1, 2);
                overArray(at);
                function.Evaluate(at, g);
                gradient(at, g);
                hessian(at, g, h);
            }
            if (warm == 1) Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static SymDiffException Catch<TDelegate>()
        where TDelegate : Delegate => Assert.Throws<SymDiffException>(() => (W * X).Compile<TDelegate>("w", "x"));

    /// <summary>w + x + x + ..., as a chain of this many nodes.</summary>
    private static Expr Long(int length)
    {
        var sum = W;
        for (var i = 0; i < length; i++) sum += X;
        return sum;
    }
}
