namespace SymDiff.Ops;

/// <summary>How one entry of a node is made of entries of its arguments: index notation.</summary>
/// <param name="Indices">The indices at which each argument is taken.</param>
/// <param name="Combine">The entry, given those of the arguments.</param>
/// <param name="AtAnyRank">Whether this is simpler than the entry of a vector or matrix written out: the entry of a transpose, of an identity, of ones.</param>
internal sealed record EntryRule(IReadOnlyList<IReadOnlyList<string>> Indices, Func<Expr[], Expr> Combine, bool AtAnyRank = false);
