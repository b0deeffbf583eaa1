namespace SymDiff.Differentiation;

/// <summary>
/// Reverse-mode differentiation from graph to graph (Goodfellow, Bengio, Courville, <em>Deep Learning</em>, algorithms 6.5 and 6.6).
/// It knows no operator: order, accumulation, masks and un-broadcasting are all that happens here.
/// </summary>
internal static class Differentiator
{
    /// <summary>The vector-Jacobian products of one sweep; 0 where the output does not depend on a variable.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="wrt">Variables, or inner nodes that are then held to be independent.</param>
    /// <param name="cotangent">Where the sweep starts: the output's shape behind any number of leading axes.</param>
    public static Expr[] VectorJacobianProducts(Expr output, ReadOnlySpan<Expr> wrt, Expr cotangent)
    {
        var order = Traversal.PostOrder(output);
        var active = Active(order, wrt);
        var gradTable = new Dictionary<Expr, List<Cotangent>> { [output] = [new(null, cotangent)] };
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!active.Contains(node) || !gradTable.TryGetValue(node, out var parts) || wrt.Contains(node)) continue;
            Propagate(node, Cotangent.Sum(parts), active, gradTable);
            gradTable.Remove(node);
        }
        var result = new Expr[wrt.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = gradTable.TryGetValue(wrt[i], out var parts) ? Cotangent.Sum(parts).Formed : 0;
        return result;
    }

    /// <summary>The gradient of a scalar output, one sweep for all variables.</summary>
    public static Expr[] Gradient(Expr output, ReadOnlySpan<Expr> wrt) => VectorJacobianProducts(output, wrt, 1);

    /// <summary>
    /// The Jacobian-vector product by double reverse: the vector-Jacobian product is linear in its cotangent, so its own
    /// vector-Jacobian product by that cotangent, seeded with the tangent, is the forward derivative.
    /// </summary>
    public static Expr JacobianVectorProduct(Expr output, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> tangents)
    {
        var auxiliary = Expr.Variable("\u0001", output.Shape);
        var products = VectorJacobianProducts(output, wrt, auxiliary);
        var paired = new Expr[products.Length];
        for (var i = 0; i < paired.Length; i++) paired[i] = tangents[i] * products[i];
        return VectorJacobianProducts(Expr.Sum(paired), [auxiliary], 1)[0];
    }

    /// <summary>The product of the Hessian of a scalar output with a vector: the Jacobian-vector product of the gradient.</summary>
    public static Expr[] HessianVectorProduct(Expr output, ReadOnlySpan<Expr> wrt, ReadOnlySpan<Expr> tangents)
    {
        var slope = new Expr[wrt.Length];
        var gradient = Gradient(output, wrt);
        for (var i = 0; i < slope.Length; i++) slope[i] = tangents[i] * gradient[i];
        return Gradient(Expr.Sum(slope), wrt);
    }

    private static HashSet<Expr> Active(List<Expr> order, ReadOnlySpan<Expr> wrt)
    {
        var active = new HashSet<Expr>();
        foreach (var variable in wrt) active.Add(variable);
        foreach (var node in order)
            foreach (var arg in node.Args)
                if (active.Contains(arg))
                {
                    active.Add(node);
                    break;
                }
        return active;
    }

    private static void Propagate(Expr node, Cotangent cotangent, HashSet<Expr> active, Dictionary<Expr, List<Cotangent>> gradTable)
    {
        if (!node.Op.ActsOnEntries) cotangent = new(null, cotangent.Formed);
        var count = node.Args.Length;
        var wanted = new bool[count];
        var contributions = new Expr?[count];
        for (var i = 0; i < count; i++) wanted[i] = active.Contains(node.Args[i]);
        node.Op.BpropAll(node, cotangent.Value, wanted, contributions);
        for (var i = 0; i < count; i++)
            if (contributions[i] is { } contribution)
                Accumulate(gradTable, node.Args[i], cotangent.Then(contribution));
    }

    private static void Accumulate(Dictionary<Expr, List<Cotangent>> gradTable, Expr input, Cotangent contribution)
    {
        if (!gradTable.TryGetValue(input, out var parts)) gradTable[input] = parts = [];
        parts.Add(contribution);
    }
}
