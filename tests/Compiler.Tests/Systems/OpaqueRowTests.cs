using SymDiff.Support;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Rows with functions that are only named: printed as snapshots, and evaluated with bound functions against the same formula written out.</summary>
public class OpaqueRowTests
{
    private const double At = 0.6;

    /// <summary>l(a, b) = sin(a)*b^2, g = exp, h = cos, f = sin, each with the derivatives that the rows need.</summary>
    private static readonly FunctionBindings Functions = FunctionBindings.None
        .With("g", Math.Exp).With("g'", Math.Exp).With("g''", Math.Exp)
        .With("h", Math.Cos).With("h'", (double x) => -Math.Sin(x)).With("h''", (double x) => -Math.Cos(x))
        .With("f", Math.Sin).With("f'", Math.Cos)
        .With("l", (double a, double b) => Math.Sin(a) * b * b)
        .With("D[1](l)", (double a, double b) => Math.Cos(a) * b * b).With("D[2](l)", (double a, double b) => Math.Sin(a) * 2 * b)
        .With("D[1,1](l)", (double a, double b) => -Math.Sin(a) * b * b).With("D[2,2](l)", (double a, double b) => Math.Sin(a) * 2)
        .With("D[1,2](l)", (double a, double b) => Math.Cos(a) * 2 * b);

    [Fact]
    public async Task B1_the_chain_rule_with_named_functions()
    {
        var first = Model.Parse("opaque l(2), g(1), h(1)\nl(g(x), h(x))").Output.Derivative("x");
        Check(first, DualProgram.Parse("sin(exp(x))*cos(x)^2").Gradient(Point, ["x"])[0]);
        await Verifier.Verify(first.ToString());
    }

    [Fact]
    public async Task B2_the_second_derivative_has_the_mixed_partial()
    {
        var second = Model.Parse("opaque l(2), g(1), h(1)\nl(g(x), h(x))").Output.Derivative("x", 2);
        Assert.Contains("2*D[1,2](l)(g(x), h(x))*g'(x)*h'(x)", second.ToString(), StringComparison.Ordinal);
        Check(second, DualProgram.Parse("sin(exp(x))*cos(x)^2").Second(Point, "x", "x"));
        await Verifier.Verify(second.ToString());
    }

    [Fact]
    public async Task B3_a_function_of_several_functions()
    {
        var derivative = Model.Parse("opaque f(3), g1(1), g2(1), g3(1)\nf(g1(w), g2(w), g3(w))").Output.Derivative("w");
        var bound = FunctionBindings.None.With("g1", Math.Sin).With("g1'", Math.Cos).With("g2", Math.Exp).With("g2'", Math.Exp).With("g3", (double x) => x * x).With("g3'", (double x) => 2 * x)
            .With("D[1](f)", (double a, double b, double c) => b * c).With("D[2](f)", (double a, double b, double c) => a * c).With("D[3](f)", (double a, double b, double c) => a * b);
        Assert.Equal(DualProgram.Parse("sin(w)*exp(w)*w^2").Gradient(new Dictionary<string, double> { ["w"] = At }, ["w"])[0], derivative.Compile(bound, "w").Evaluate([At]), 1e-13);
        await Verifier.Verify(derivative.ToString());
    }

    [Fact]
    public async Task B7_a_chain_of_one_function()
    {
        var derivative = Model.Parse("opaque f(1); x = f(w); y = f(x); z = f(y)").Output.Derivative("w");
        Assert.Equal(DualProgram.Parse("sin(sin(sin(w)))").Gradient(new Dictionary<string, double> { ["w"] = At }, ["w"])[0], derivative.Compile(Functions, "w").Evaluate([At]), 1e-14);
        await Verifier.Verify(derivative.ToString());
    }

    [Fact]
    public void B7_the_gradient_calls_the_function_twice()
    {
        var calls = 0;
        var counting = FunctionBindings.None.With("f", (double x) => { calls++; return Math.Sin(x); }).With("f'", Math.Cos);
        Model.Parse("opaque f(1)\nf(f(f(w)))").Output.Derivative("w").Compile(counting, "w").Evaluate([At]);
        Assert.Equal(2, calls);
    }

    private static Dictionary<string, double> Point => new() { ["x"] = At };

    private static void Check(Expr derivative, double expected) => Assert.Equal(expected, derivative.Compile(Functions, "x").Evaluate([At]), 1e-12);
}
