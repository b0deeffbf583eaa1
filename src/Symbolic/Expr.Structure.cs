namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>Names of the variables, in the order in which they are first met from left to right.</summary>
    public IReadOnlyList<string> FreeVariables() =>
        [.. Traversal.PostOrder(this).Where(n => n.VariableName is not null).Select(n => n.VariableName!).Distinct()];

    /// <summary>Number of distinct nodes, shared ones once.</summary>
    public int NodeCount() => Traversal.PostOrder(this).Count;

    /// <summary>The expression with variables replaced, all at once; nothing else changes.</summary>
    /// <param name="replacements">The new expression of each variable, by name.</param>
    public Expr Substitute(IReadOnlyDictionary<string, Expr> replacements) =>
        Traversal.Map([this], node => node.VariableName is { } name && replacements.TryGetValue(name, out var with) ? with : node)[this];
}
