using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>The rules of the tables, read for matching against classes of terms.</summary>
internal sealed class SaturationRules
{
    private readonly List<Entry> entries;

    private SaturationRules(IEnumerable<Rule> rules) => entries =
        [.. rules.Select(rule => new Entry(rule, ClassPattern.Of(rule.Left.Expression), new(rule.Left.Expression))).Where(entry => !entry.Pattern.FitsAnything)];

    /// <summary>The rules of the form that people read, and functions of opposite arguments: chains of these are short.</summary>
    public static Lazy<SaturationRules> Readable { get; } =
        new(() => new([.. FunctionRules.All, .. AssumedRules.All, .. ProductRules.All, .. SumRules.All, .. RecognizingRules.All, .. IdentityRules.Mirrored]));

    /// <summary>What is true of formulas, whoever reads them.</summary>
    public static Lazy<SaturationRules> All { get; } = new(() => new(
        [.. FunctionRules.All, .. AssumedRules.All, .. ProductRules.All, .. SumRules.All, .. RecognizingRules.All,
            .. DefiningRules.All, .. DefiningRules.ForTensors, .. IdentityRules.All, .. StabilizingRules.Own]));

    /// <summary>The rules that are not left out.</summary>
    public IEnumerable<Entry> Except(IReadOnlySet<string> names) => entries.Where(entry => !names.Contains(entry.Rule.Name));

    /// <summary>A rule with its left side as a pattern and as a form to be filled in.</summary>
    internal sealed record Entry(Rule Rule, ClassPattern Pattern, Template Left);
}
