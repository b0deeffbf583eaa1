using SymDiff.Support;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>
/// The worked systems of the teaching material, by row name: the printed gradient is a snapshot, and beside it the printed expression is
/// evaluated against hyper-dual numbers that know nothing of the graph.
/// </summary>
public class RowTests
{
    private static readonly double[] Samples = [0.75, -1.25, 0.5, 2.0];

    public static TheoryData<string, string, string> Rows => new()
    {
        { "A1", "sigmoid(w*x)", "w" },
        { "A2", "1/(1+exp(-x))", "x" },
        { "A3 relu", "relu(x)", "x" },
        { "A3 max", "max(x,0)", "x" },
        { "A4 quotient", "sinh(x)/cosh(x)", "x" },
        { "A4 exponentials", "(exp(x)-exp(-x))/(exp(x)+exp(-x))", "x" },
        { "A5 sheet", "max(x, -0.1*x)", "x" },
        { "A5 usual", "max(x, 0.1*x)", "x" },
        { "A6", "max(0,z) + alpha*min(0,z)", "z,alpha" },
        { "A7", "log(sigmoid(x))", "x" },
        { "A8", "p = sigmoid(z); l = log(p/(1-p))", "z" },
        { "A10 scalar", "exp(-gamma*abs(x - z)^2)", "x" },
        { "A11", "f = x^2; g = x; h(a, b) = a^2 + b^2; l = h(f, g)", "x" },
        { "C7", "(2*x+3*y)^2", "x,y" },
        { "C10 first", "2*(x-4*y)*(x*y)", "x,y" },
        { "C10 second", "x*y - (x+y)", "x,y" },
        { "C11 first", "3*(x-5*y)*(x*y)", "x,y" },
        { "C11 second", "x*y - (x-y)", "x,y" },
        { "C13", "1 + 2*x1 + 3*x2", "x1,x2" },
        { "C16 shift", "x + c", "x" },
        { "C16 sum", "x + y", "x,y" },
        { "C16 scale", "c*x", "x" },
        { "C16 product", "x*y", "x,y" },
        { "C16 max", "max(x,y)", "x,y" },
        { "C16 min", "min(x,y)", "x,y" },
        { "D1", "f = sigmoid(a); E = -(y*log(f) + (1-y)*log(1-f))", "a" },
        { "D2", "f = sigmoid(a); E = (y - f)^2", "a" },
        { "D7", "(w*x + b > 0) != (y > 0)", "w,b" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_gradient_prints_as_the_row_says_and_has_its_value(string row, string text, string wrt)
    {
        var model = Model.Parse(text);
        var names = wrt.Split(',');
        var gradient = model.Output.Gradient(names);
        foreach (var at in Points(model.Output.FreeVariables()))
        {
            var expected = DualProgram.Parse(text).Gradient(at, names);
            for (var i = 0; i < names.Length; i++)
                Assert.Equal(expected[i], gradient[names[i]].Evaluate(at), 1e-12 * Math.Max(1, Math.Abs(expected[i])));
        }
        await Verifier.Verify(string.Join('\n', gradient.Select(g => $"d{g.Key} = {g.Value}"))).UseParameters(row);
    }

    [Fact]
    public void A3_the_kinks_follow_the_stated_conventions()
    {
        Assert.Equal(0, Expr.Parse("relu(x)").Derivative("x").Evaluate(At("x", 0)));
        Assert.Equal(1, Expr.Parse("max(x,0)").Derivative("x").Evaluate(At("x", 0)));
    }

    [Fact]
    public void A7_and_D1_stay_finite_far_from_the_origin()
    {
        var slope = Expr.Parse("log(sigmoid(x))").CompileValueAndGradient(["x"], ["x"]);
        Span<double> gradient = stackalloc double[1];
        Assert.Equal(-1000, slope([-1000], gradient));
        Assert.Equal(1, gradient[0]);
        var loss = Expr.Parse("-(y*log(sigmoid(a)) + (1-y)*log(1-sigmoid(a)))").CompileValueAndGradient(["a", "y"], ["a"]);
        Assert.Equal(1000, loss([1000, 0], gradient));
        Assert.Equal(1, gradient[0]);
        Assert.Equal(1000, loss([-1000, 1], gradient));
        Assert.Equal(-1, gradient[0]);
    }

    [Fact]
    public void C13_the_distance_of_the_discriminant_is_one_over_root_thirteen() =>
        Assert.Equal(1 / Math.Sqrt(13), Expr.Parse("abs(1)/sqrt(2^2 + 3^2)").Evaluate(new Dictionary<string, double>()), 1e-15);

    [Fact]
    public void C14_the_neuron_answers_six_tenths() =>
        Assert.Equal(0.6, Expr.Parse("0.1 + 0.2*x1 + 0.3*x2").Evaluate(new Dictionary<string, double> { ["x1"] = 1, ["x2"] = 1 }), 1e-15);

    [Fact]
    public async Task G7_derivatives_are_expressions_to_the_fourth_order()
    {
        const string text = "exp(-x^2/2)*sin(x)";
        var expression = Expr.Parse(text);
        var orders = Enumerable.Range(1, 4).Select(order => expression.Derivative("x", order)).ToList();
        var second = DualProgram.Parse(text).Second(At("x", 0.7), "x", "x");
        Assert.Equal(second, orders[1].Evaluate(At("x", 0.7)), 1e-13);
        Assert.Equal(DualProgram.Parse(orders[1].ToString()!).Second(At("x", 0.7), "x", "x"), orders[3].Evaluate(At("x", 0.7)), 1e-12);
        await Verifier.Verify(string.Join('\n', orders));
    }

    private static IEnumerable<Dictionary<string, double>> Points(IReadOnlyList<string> names)
    {
        for (var shift = 0; shift < Samples.Length; shift++)
            yield return names.Select((name, i) => (name, value: Samples[(i + shift) % Samples.Length])).ToDictionary(p => p.name, p => p.value);
    }

    private static Dictionary<string, double> At(string name, double value) => new() { [name] = value };
}
