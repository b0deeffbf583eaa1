namespace SymDiff.Cli;

/// <summary>A derivative with the key that it is listed by.</summary>
/// <param name="Key">A variable, <c>a,b</c> for a second derivative, empty for a derivative along a direction.</param>
/// <param name="Root">The derivative.</param>
internal sealed record Entry(string Key, Expr Root)
{
    /// <summary>Entries by name.</summary>
    public static Entry[] Of(IReadOnlyList<string> names, Expr[] roots)
    {
        var entries = new Entry[roots.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = new(names[i], roots[i]);
        return entries;
    }

    /// <summary>The derivatives alone.</summary>
    public static Expr[] Roots(IReadOnlyList<Entry> entries)
    {
        var roots = new Expr[entries.Count];
        for (var i = 0; i < roots.Length; i++) roots[i] = entries[i].Root;
        return roots;
    }

    /// <summary>The keys alone.</summary>
    public static string[] Keys(IReadOnlyList<Entry> entries)
    {
        var keys = new string[entries.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = entries[i].Key;
        return keys;
    }
}
