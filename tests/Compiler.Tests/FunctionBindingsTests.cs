using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class FunctionBindingsTests
{
    private static readonly Expr X = Expr.Variable("x");
    private static readonly Expr Y = Expr.Variable("y");
    private static readonly Expr F = new OpaqueOp("f", 1).Apply(X * 2);
    private static readonly Expr L = new OpaqueOp("l", 2).Apply(X, Y);

    [Fact]
    public void Functions_and_their_derivatives_are_bound_by_the_names_they_print_with()
    {
        var functions = FunctionBindings.None.With("f", (Func<double, double>)Math.Sin).With("f'", (Func<double, double>)Math.Cos);
        var gradient = new double[1];
        Assert.Equal(Math.Sin(0.6), F.CompileValueAndGradient(["x"], ["x"], functions)([0.3], gradient));
        Assert.Equal(2 * Math.Cos(0.6), gradient[0]);
    }

    [Fact]
    public void Mixed_partial_derivatives_have_names_too()
    {
        var functions = FunctionBindings.None
            .With("l", (double a, double b) => a * b * b)
            .With("D[1](l)", (double a, double b) => b * b)
            .With("D[2](l)", (double a, double b) => 2 * a * b)
            .With("D[1,1](l)", (double a, double b) => 0.0)
            .With("D[1,2](l)", (double a, double b) => 2 * b)
            .With("D[2,2](l)", (double a, double b) => 2 * a);
        double[] gradient = new double[2], hessian = new double[4];
        Assert.Equal(18, L.CompileValueGradientAndHessian(["x", "y"], ["x", "y"], functions)([2, 3], gradient, hessian));
        Assert.Equal([9, 12], gradient);
        Assert.Equal([0, 6, 6, 4], hessian);
    }

    [Fact]
    public void An_unbound_function_is_named()
    {
        var error = Assert.Throws<SymDiffException>(() => F.CompileValueAndGradient(["x"], ["x"], FunctionBindings.None.With("f", (double t) => t)));
        Assert.Equal("SD3001: the function 'f'' has no value", error.Message);
    }

    [Fact]
    public void A_function_of_another_number_of_arguments_is_refused()
    {
        var error = Assert.Throws<SymDiffException>(() => L.Compile(FunctionBindings.None.With("l", (double t) => t), "x", "y"));
        Assert.Equal("SD3007: 'l' takes 2 arguments, and the function bound to it takes 1", error.Message);
    }

    [Fact]
    public void Only_functions_of_doubles_can_be_bound() =>
        Assert.Equal("SD3007", Assert.Throws<SymDiffException>(() => FunctionBindings.None.With("f", (int i) => i)).Diagnostic.Code);

    [Fact]
    public void A_bound_function_may_call_a_compiled_one_that_needs_the_same_memory()
    {
        var inner = Chain(X).Compile<Func<double, double>>("x");
        var outer = (Chain(F) + F).Compile<Func<double, double>>(FunctionBindings.None.With("f", inner), "x");
        var expected = Repeat(Repeat(0.25)) + Repeat(0.25);
        Assert.Equal(expected, outer(0.125));
    }

    [Fact]
    public void Functions_of_tensors_are_bound_as_tensor_maps()
    {
        var node = new TensorOpaqueOp("f", [Shape.Of("n")], Shape.Scalar).Apply(Expr.Variable("v", Shape.Of("n")));
        var at = new Dictionary<string, Tensor> { ["v"] = Tensor.Vector(3, 4) };
        Assert.Equal(25, node.Evaluate(at, FunctionBindings.None.With("f", (v, result) => result[0] = (v[0][0] * v[0][0]) + (v[0][1] * v[0][1])))[[]]);
        var error = Assert.Throws<SymDiffException>(() => node.Evaluate(at, FunctionBindings.None.With("f", (double t) => t)));
        Assert.Equal("SD3007: Func`2 cannot be the value of 'f', which is declared for tensors", error.Message);
        Assert.Equal("SD3007", Assert.Throws<SymDiffException>(() => F.Compile(FunctionBindings.None.With("f", (_, _) => { }), "x")).Diagnostic.Code);
    }

    private static Expr Chain(Expr x)
    {
        for (var i = 0; i < 1500; i++) x = Trigonometric.Sin[x];
        return x;
    }

    private static double Repeat(double x)
    {
        for (var i = 0; i < 1500; i++) x = Math.Sin(x);
        return x;
    }
}
