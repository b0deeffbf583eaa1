namespace SymDiff.Parsing;

/// <summary>Makes one string of every name and short number of a text, however often it occurs; names come out in Unicode's form NFC.</summary>
internal sealed class Spelling
{
    private const int LongestKeptNumber = 8;

    private readonly Dictionary<string, string> known = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>An empty table.</summary>
    public Spelling() => lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name, normalised.</summary>
    public string Name(ReadOnlySpan<char> spelling) => lookup.TryGetValue(spelling, out var name) ? name : Keep(spelling, Normalization.Compose(spelling));

    /// <summary>The number as it is written.</summary>
    public string Number(ReadOnlySpan<char> spelling) =>
        spelling.Length > LongestKeptNumber ? spelling.ToString()
        : lookup.TryGetValue(spelling, out var number) ? number
        : Keep(spelling, spelling.ToString());

    private string Keep(ReadOnlySpan<char> spelling, string value)
    {
        lookup[spelling] = value;
        return value;
    }
}
