namespace SymDiff.Printing;

/// <summary>A matrix whose entries are written out, in rows between tall brackets.</summary>
internal static class UnicodeMatrix
{
    private const string Gap = "  ";

    /// <summary>The entries of a list of lists of numbers, row by row; null if the node is something else.</summary>
    public static IReadOnlyList<IReadOnlyList<Expr>>? Entries(Expr node)
    {
        if (node.Shape.Rank != 2 || node.Op.SpellingOf(node) is not { IsList: true } outer) return null;
        var rows = outer.Operands.Select(row => row.Op.SpellingOf(row)).ToList();
        return rows.TrueForAll(row => row is { IsList: true }) ? [.. rows.Select(row => row!.Operands)] : null;
    }

    /// <summary>The rows as lines, the columns one below the other.</summary>
    public static string Draw(IReadOnlyList<IReadOnlyList<string>> entries)
    {
        int[] widths = [.. Enumerable.Range(0, entries[0].Count).Select(column => entries.Max(row => row[column].Length))];
        var lines = entries.Select((row, i) =>
        {
            var (open, close) = entries.Count == 1 ? ('[', ']') : i == 0 ? ('⎡', '⎤') : i == entries.Count - 1 ? ('⎣', '⎦') : ('⎢', '⎥');
            return $"{open}{string.Join(Gap, row.Select((entry, column) => entry.PadRight(widths[column])))}{close}";
        });
        return string.Join('\n', lines);
    }
}
