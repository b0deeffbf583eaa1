namespace SymDiff.Simplification;

/// <summary>What a simplification may do and how much.</summary>
internal sealed record SimplifyOptions
{
    public static SimplifyOptions Default { get; } = new();

    /// <summary>Names of rules that are not to be used.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();

    /// <summary>Most rule applications of one run; on reaching it the best form so far is kept.</summary>
    public int MaxApplications { get; init; } = int.MaxValue;
}
