namespace SymDiff.Simplification;

/// <summary>All rules, by the table they stand in.</summary>
internal static class RuleBook
{
    /// <summary>A table of rules and where it is used.</summary>
    internal sealed record Chapter(string Title, IReadOnlyList<Rule> Rules);

    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        new("Functions, for people", FunctionRules.All),
        new("Functions under assumptions, for people", AssumedRules.All),
        new("Products, for people", ProductRules.All),
        new("Sums, for people", SumRules.All),
        new("Identities, for people, where the result is shorter", ShorteningRules.Own),
        new("Recognised before differentiation", RecognizingRules.All),
        new("Stabilised before differentiation, for the machine", StabilizingRules.Own),
        new("Differences that cancel, and what overflows on the way, for the machine", [.. DifferenceRules.All, .. DifferenceRules.Densities]),
        new("Identities, for proofs", IdentityRules.All),
        new("Definitions, by which equality is decided", DefiningRules.All),
        new("Definitions for tensors, by which equality is decided", DefiningRules.ForTensors),
        new("Specialised at the end, for the machine", SpecializingRules.Own),
    ];

    /// <summary>The names of all rules, and of the pass that cancels.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Chapters.SelectMany(chapter => chapter.Rules).Select(rule => rule.Name).Append(Cancellation.Name).ToHashSet(StringComparer.Ordinal);
}
