using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>
/// Reverse-mode differentiation from graph to graph (Goodfellow, Bengio, Courville, <em>Deep Learning</em>, algorithms 6.5 and 6.6).
/// It knows no operator: <see cref="Sweep"/> has order, accumulation, masks and un-broadcasting, and that is all that happens here.
/// </summary>
internal static class Differentiator
{
    /// <summary>The vector-Jacobian products of one output.</summary>
    /// <inheritdoc cref="VectorJacobianProducts(ReadOnlySpan{Expr}, ReadOnlySpan{Expr}, ReadOnlySpan{Expr}, IDerivationListener?)"/>
    public static Expr[] VectorJacobianProducts(Expr output, ReadOnlySpan<Expr> wrt, Expr cotangent) => VectorJacobianProducts([output], wrt, [cotangent]);

    /// <summary>The vector-Jacobian products of one sweep, summed over the outputs; zeros where no output depends on a variable.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="wrt">Variables, or inner nodes that are then held to be independent.</param>
    /// <param name="cotangents">Where the sweep starts: for each output its shape behind the same leading axes.</param>
    /// <param name="listener">Hears every step, or null.</param>
    /// <returns>For each variable its shape behind the leading axes.</returns>
    public static Expr[] VectorJacobianProducts(
        ReadOnlySpan<Expr> outputs, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> cotangents, IDerivationListener? listener = null)
    {
        var lead = cotangents[0].Shape.Axes[..(cotangents[0].Shape.Rank - outputs[0].Shape.Rank)];
        var sweep = new Sweep(outputs, wrt, lead.Length, listener);
        for (var i = 0; i < outputs.Length; i++) sweep.Start(outputs[i], cotangents[i]);
        sweep.Run();
        var result = new Expr[wrt.Length];
        for (var i = 0; i < result.Length; i++) result[i] = sweep.GradientOf(wrt[i]) ?? FillOp.Zeros(Shape.Of([.. lead, .. wrt[i].Shape.Axes]));
        return result;
    }

    /// <summary>The gradient of a scalar output, one sweep for all variables.</summary>
    /// <exception cref="ShapeException">The output is not a scalar.</exception>
    public static Expr[] Gradient(Expr output, ReadOnlySpan<Expr> wrt) => output.Shape.Rank == 0
        ? VectorJacobianProducts(output, wrt, 1)
        : throw new ShapeException($"a value of shape {output.Shape} has no gradient, but a Jacobian", "write jacobian(F, x)") { Code = Codes.WrongRank };

    /// <summary>The derivatives of every entry of an output by every entry of each variable: one sweep, started from the identity.</summary>
    /// <returns>For each variable the shape [output..., variable...].</returns>
    public static Expr[] Jacobian(Expr output, ReadOnlySpan<Expr> wrt) => Jacobian(output, wrt, null);

    /// <inheritdoc cref="Jacobian(Expr, ReadOnlySpan{Expr})"/>
    public static Expr[] Jacobian(Expr output, ReadOnlySpan<Expr> wrt, IDerivationListener? listener) =>
        VectorJacobianProducts([output], wrt, [output.Shape.Rank == 0 ? 1 : Contraction.Eye(output.Shape)], listener);

    /// <summary>
    /// The Jacobian-vector product by double reverse: the vector-Jacobian product is linear in its cotangent, so its own
    /// vector-Jacobian product by that cotangent, seeded with the tangents, is the forward derivative.
    /// </summary>
    public static Expr JacobianVectorProduct(Expr output, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> tangents)
    {
        var auxiliary = Expr.Symbol("\u0001", output.Shape);
        return VectorJacobianProducts(VectorJacobianProducts(output, wrt, auxiliary), [auxiliary], tangents)[0];
    }

    /// <summary>The product of the Hessian of a scalar output with a vector: one more sweep over the gradient, started from the tangents.</summary>
    public static Expr[] HessianVectorProduct(Expr output, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> tangents) =>
        VectorJacobianProducts(Gradient(output, wrt), wrt, tangents);
}
