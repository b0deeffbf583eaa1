namespace SymDiff.Cli;

/// <summary>Derivatives as expressions.</summary>
/// <param name="Entries">What is shown, each with its key.</param>
/// <param name="Conditions">Where they hold.</param>
/// <param name="Removable">Where they are undefined though the derivative exists.</param>
/// <param name="IsExhausted">Whether simplification stopped at its budget.</param>
/// <param name="First">The first derivatives, which tell whether the expression varies at all.</param>
internal sealed record Derived(IReadOnlyList<Entry> Entries, IReadOnlyList<Expr> Conditions, IReadOnlyList<Expr> Removable, bool IsExhausted, IReadOnlyList<Expr> First);
