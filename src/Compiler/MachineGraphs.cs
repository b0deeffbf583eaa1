using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Compiling;

/// <summary>The graphs that are compiled: stabilized, differentiated, specialized (the machine's pipeline), expanded.</summary>
internal static class MachineGraphs
{
    /// <summary>Values alone.</summary>
    public static Expr[] Values(ReadOnlySpan<Expr> roots, SimplifyOptions? options = null) =>
        Lower(Pipelines.Specialize(options ?? SimplifyOptions.Default, roots));

    /// <summary>The value and its gradient.</summary>
    public static Expr[] ValueAndGradient(Expr value, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var stable = Pipelines.Stabilize(options ?? SimplifyOptions.Default, value)[0];
        return Derivatives(options, stable, Differentiator.Gradient(stable, wrt));
    }

    /// <summary>Values of graphs with tensors. Nothing is expanded: a step more is a pass over an array more.</summary>
    public static Expr[] TensorValues(ReadOnlySpan<Expr> roots, SimplifyOptions? options = null) =>
        Products(Pipelines.Specialize(options ?? SimplifyOptions.Default, roots));

    /// <summary>The value of a graph with tensors and its gradient.</summary>
    public static Expr[] TensorValueAndGradient(Expr value, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var stable = Pipelines.Stabilize(options ?? SimplifyOptions.Default, value)[0];
        return TensorDerivatives(options, stable, Differentiator.Gradient(stable, wrt));
    }

    /// <summary>The value of a graph with tensors and the derivatives of its every entry.</summary>
    public static Expr[] TensorValueAndJacobians(Expr value, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var stable = Pipelines.Stabilize(options ?? SimplifyOptions.Default, value)[0];
        return TensorDerivatives(options, stable, stable.Shape.Rank == 0 ? Differentiator.Gradient(stable, wrt) : Jacobians.Of(stable, wrt));
    }

    /// <summary>The value, its gradient and its Hessian row by row; entries beyond the diagonal are those before it.</summary>
    public static Expr[] ValueGradientAndHessian(Expr value, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var n = wrt.Length;
        var stable = Pipelines.Stabilize(options ?? SimplifyOptions.Default, value)[0];
        var gradient = Differentiator.Gradient(stable, wrt);
        var hessian = new Expr[n * n];
        for (var row = 0; row < n; row++)
        {
            var upper = Differentiator.Gradient(gradient[row], wrt[row..]);
            for (var column = row; column < n; column++)
                hessian[(row * n) + column] = hessian[(column * n) + row] = upper[column - row];
        }
        return Derivatives(options, stable, [.. gradient, .. hessian]);
    }

    private static Expr[] TensorDerivatives(SimplifyOptions? options, Expr value, Expr[] derivatives) =>
        Pipelines.Tidy(options ?? SimplifyOptions.Default, Products([value, .. derivatives]), values: 1);

    private static Expr[] Products(Expr[] roots) => ProductLayouts.Apply(MaskFactors.Apply(MirroredProducts.Apply(ProductForm.Apply(roots))));

    private static Expr[] Derivatives(SimplifyOptions? options, Expr value, Expr[] derivatives) =>
        Lower(Pipelines.Tidy(options ?? SimplifyOptions.Default, [value, .. derivatives], values: 1));

    private static Expr[] Lower(Expr[] roots) => SignsOutward.Apply(Expansions.Apply(roots));
}
