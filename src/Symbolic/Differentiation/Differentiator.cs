using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>
/// Reverse-mode differentiation from graph to graph (Goodfellow, Bengio, Courville, <em>Deep Learning</em>, algorithms 6.5 and 6.6).
/// It knows no operator: order, accumulation, masks and un-broadcasting are all that happens here.
/// </summary>
internal static class Differentiator
{
    /// <summary>The vector-Jacobian products of one output.</summary>
    /// <inheritdoc cref="VectorJacobianProducts(ReadOnlySpan{Expr}, ReadOnlySpan{Expr}, ReadOnlySpan{Expr})"/>
    public static Expr[] VectorJacobianProducts(Expr output, ReadOnlySpan<Expr> wrt, Expr cotangent) => VectorJacobianProducts([output], wrt, [cotangent]);

    /// <summary>The vector-Jacobian products of one sweep, summed over the outputs; zeros where no output depends on a variable.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="wrt">Variables, or inner nodes that are then held to be independent.</param>
    /// <param name="cotangents">Where the sweep starts: for each output its shape behind the same leading axes.</param>
    /// <returns>For each variable its shape behind the leading axes.</returns>
    public static Expr[] VectorJacobianProducts(ReadOnlySpan<Expr> outputs, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> cotangents)
    {
        var order = Traversal.PostOrder(outputs);
        var independent = new HashSet<Expr>(wrt.ToArray());
        var active = Active(order, independent);
        var lead = cotangents[0].Shape.Axes[..(cotangents[0].Shape.Rank - outputs[0].Shape.Rank)];
        var gradTable = new Dictionary<Expr, List<Cotangent>>();
        for (var i = 0; i < outputs.Length; i++) Accumulate(gradTable, outputs[i], new(null, cotangents[i]));
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!active.Contains(node) || !gradTable.TryGetValue(node, out var parts) || independent.Contains(node)) continue;
            Propagate(node, Cotangent.Sum(parts), lead.Length, active, gradTable);
            gradTable.Remove(node);
        }
        var result = new Expr[wrt.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = gradTable.TryGetValue(wrt[i], out var parts) ? Cotangent.Sum(parts).Formed : FillOp.Zeros(Shape.Of([.. lead, .. wrt[i].Shape.Axes]));
        return result;
    }

    /// <summary>The gradient of a scalar output, one sweep for all variables.</summary>
    /// <exception cref="ShapeException">The output is not a scalar.</exception>
    public static Expr[] Gradient(Expr output, ReadOnlySpan<Expr> wrt) => output.Shape.Rank == 0
        ? VectorJacobianProducts(output, wrt, 1)
        : throw new ShapeException($"a value of shape {output.Shape} has no gradient, but a Jacobian", "write jacobian(F, x)") { Code = Codes.WrongRank };

    /// <summary>The derivatives of every entry of an output by every entry of each variable: one sweep, started from the identity.</summary>
    /// <returns>For each variable the shape [output..., variable...].</returns>
    public static Expr[] Jacobian(Expr output, ReadOnlySpan<Expr> wrt) =>
        VectorJacobianProducts(output, wrt, output.Shape.Rank == 0 ? 1 : Contraction.Eye(output.Shape));

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

    private static HashSet<Expr> Active(List<Expr> order, HashSet<Expr> independent)
    {
        var active = new HashSet<Expr>(independent);
        foreach (var node in order)
            foreach (var arg in node.Args)
                if (active.Contains(arg))
                {
                    active.Add(node);
                    break;
                }
        return active;
    }

    /// <summary>Inputs whose rule leaves the mask alone get the value with the mask beside it; the others the masked value.</summary>
    private static void Propagate(Expr node, Cotangent cotangent, int lead, HashSet<Expr> active, Dictionary<Expr, List<Cotangent>> gradTable)
    {
        var (beside, within) = (new bool[node.Args.Length], new bool[node.Args.Length]);
        var masks = new Expr?[beside.Length];
        for (var i = 0; i < masks.Length; i++)
        {
            masks[i] = cotangent.Mask is null ? null : node.Op.MaskFor(node, i, cotangent.Mask);
            within[i] = cotangent.Mask is not null && masks[i] is null && active.Contains(node.Args[i]);
            beside[i] = !within[i] && active.Contains(node.Args[i]);
            if (within[i]) masks[i] = node.Op.GuardFor(node, i, cotangent.Mask!);
        }
        Contribute(node, cotangent, lead, masks, beside, gradTable);
        if (cotangent.Mask is not null) Contribute(node, new(null, cotangent.Formed) { IsFormed = true }, lead, masks, within, gradTable);
    }

    private static void Contribute(Expr node, Cotangent cotangent, int lead, Expr?[] masks, bool[] wanted, Dictionary<Expr, List<Cotangent>> gradTable)
    {
        if (!Array.Exists(wanted, static w => w)) return;
        var contributions = new Expr?[wanted.Length];
        node.Op.BpropAll(node, cotangent.Value, wanted, contributions);
        for (var i = 0; i < wanted.Length; i++)
            if (contributions[i] is { } contribution)
                Accumulate(gradTable, node.Args[i], (cotangent with { Mask = masks[i] }).Then(contribution).Unbroadcast(lead, node.Args[i].Shape));
    }

    private static void Accumulate(Dictionary<Expr, List<Cotangent>> gradTable, Expr input, Cotangent contribution)
    {
        if (!gradTable.TryGetValue(input, out var parts)) gradTable[input] = parts = [];
        parts.Add(contribution);
    }
}
