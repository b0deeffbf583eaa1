namespace SymDiff;

/// <summary>What a simplification may do, and what it may rely on.</summary>
public sealed record SimplifyOptions
{
    /// <summary>All rules, nothing assumed.</summary>
    public static SimplifyOptions Default { get; } = new();

    /// <summary>Names of rules that are not to be used (docs/rules.md lists them).</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();

    /// <summary>Comparisons that hold, such as <c>x &gt; 0</c>, and conjunctions of them.</summary>
    public IReadOnlyList<Expr> Assumptions { get; init; } = [];

    /// <summary>Most rule applications of one run; on reaching it the best form so far is kept.</summary>
    internal int MaxApplications { get; init; } = int.MaxValue;
}
