namespace SymDiff.Compiling;

/// <summary>How a node is computed, for any sizes.</summary>
/// <param name="Reads">The nodes whose values it reads.</param>
/// <param name="Bind">Makes the kernel for given sizes.</param>
internal sealed record TensorCode(IReadOnlyList<Expr> Reads, Func<TensorSizes, TensorKernel> Bind);
