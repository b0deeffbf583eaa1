namespace SymDiff.Diagnostics;

/// <summary>Did you mean: the known name nearest to a misspelt one.</summary>
internal static class Suggestions
{
    private const int LongestName = 40;

    /// <summary>Cyrillic and Greek letters that look like Latin ones, and those.</summary>
    private const string Lookalikes = "асеорхуіѕјһԁαονρτκι";
    private const string Latin = "aceopxyisjhdaovptki";

    /// <summary>The nearest candidate, null if none is near; among equals the one with the longest common beginning, then the first in ordinal order.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
            return null;
        var allowed = name.Length <= 2 ? 1 : Math.Max(1, name.Length / 3);
        return candidates
            .Where(candidate => candidate != name && candidate.Length <= LongestName && Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (Name: candidate, Distance: Cost(name, candidate)))
            .Where(pair => pair.Distance <= allowed && pair.Distance < Math.Max(name.Length, pair.Name.Length))
            .OrderBy(pair => pair.Distance)
            .ThenByDescending(pair => name.AsSpan().CommonPrefixLength(pair.Name))
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name).FirstOrDefault();
    }

    /// <summary>The hint for a misspelt name, null if no candidate is near.</summary>
    public static string? DidYouMean(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"did you mean '{nearest}'?" : null;

    /// <summary>
    /// Insertions, deletions, substitutions and exchanges of neighbours that make one name of the other, each place changed once
    /// (optimal string alignment; Damerau 1964).
    /// </summary>
    public static int Distance(string first, string second)
    {
        var (older, old, row) = (new int[second.Length + 1], new int[second.Length + 1], new int[second.Length + 1]);
        for (var column = 0; column <= second.Length; column++)
            row[column] = column;
        for (var line = 1; line <= first.Length; line++)
        {
            (older, old, row) = (old, row, older);
            row[0] = line;
            for (var column = 1; column <= second.Length; column++)
                row[column] = Step(first, second, line, column, older, old, row);
        }
        return row[second.Length];
    }

    private static int Cost(string name, string candidate) =>
        string.Equals(Plain(name), candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate);

    private static string Plain(string name) =>
        string.Concat(name.Select(letter => Lookalikes.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index ? Latin[index] : letter));

    private static int Step(string first, string second, int line, int column, int[] older, int[] old, int[] row)
    {
        var change = first[line - 1] == second[column - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(old[column] + 1, row[column - 1] + 1), old[column - 1] + change);
        var exchanged = line > 1 && column > 1 && first[line - 1] == second[column - 2] && first[line - 2] == second[column - 1];
        return exchanged ? Math.Min(best, older[column - 2] + 1) : best;
    }
}
