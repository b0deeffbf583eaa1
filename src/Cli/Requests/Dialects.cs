namespace SymDiff.Cli;

/// <summary>The words for notations.</summary>
internal static class Dialects
{
    public const string Standard = "standard";
    public const string Matlab = "matlab";

    /// <summary>The notation that a word names; null if none.</summary>
    public static Dialect? Find(string word) => word switch
    {
        Standard => Dialect.Standard,
        Matlab => Dialect.Matlab,
        _ => null,
    };
}
