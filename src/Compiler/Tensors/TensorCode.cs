namespace SymDiff.Compiling;

/// <summary>How a node is computed, for any sizes.</summary>
/// <param name="Reads">The nodes whose values it reads.</param>
/// <param name="Bind">Makes the kernels for given sizes.</param>
internal sealed record TensorCode(IReadOnlyList<Expr> Reads, Func<TensorSizes, IReadOnlyList<KernelStep>> Bind)
{
    /// <summary>The code that is one kernel.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reads">The nodes whose values it reads.</param>
    /// <param name="bind">Makes the kernel for given sizes.</param>
    public static TensorCode Of(Expr node, IReadOnlyList<Expr> reads, Func<TensorSizes, TensorKernel> bind) =>
        new(reads, sizes => [new(bind(sizes), [.. Enumerable.Range(0, reads.Count)], sizes.Of(node.Shape))]);
}
