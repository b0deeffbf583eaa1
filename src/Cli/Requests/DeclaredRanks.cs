namespace SymDiff.Cli;

/// <summary>
/// A table has rows and columns, even if it is one column: it fits a declared matrix as it is, a vector if it has one row or column, a number if it has one entry.
/// </summary>
internal static class DeclaredRanks
{
    /// <summary>The values in the ranks that their variables were declared with.</summary>
    public static IReadOnlyDictionary<string, Tensor> Of(IReadOnlyDictionary<string, Tensor> point, IEnumerable<Expr> inputs)
    {
        var fitted = new Dictionary<string, Tensor>(point, StringComparer.Ordinal);
        foreach (var input in inputs)
            if (fitted.TryGetValue(input.VariableName!, out var value) && value.Rank == 2 && input.Shape.Rank < 2) fitted[input.VariableName!] = Flattened(value, input.Shape.Rank);
        return fitted;
    }

    private static Tensor Flattened(Tensor table, int rank) =>
        rank == 0 && table.Values.Length == 1 ? Tensor.Scalar(table.Values[0])
        : rank == 1 && table.Shape.Contains(1) ? Tensor.Vector(table.Values)
        : table;
}
