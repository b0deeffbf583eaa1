using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>A derivation in one notation, numbered and grouped: what every format shows.</summary>
/// <param name="Recognized">Functions found in what was written.</param>
/// <param name="Forward">The steps of the function, a group for each definition of a model.</param>
/// <param name="Reverse">The steps of the sweep, in the same groups.</param>
/// <param name="Rewrites">How the results became readable.</param>
/// <param name="Results">The derivatives.</param>
/// <param name="Conditions">Where they hold.</param>
internal sealed record Outline(
    IReadOnlyList<OutlineRewrite> Recognized, IReadOnlyList<OutlineGroup> Forward, IReadOnlyList<OutlineGroup> Reverse,
        IReadOnlyList<OutlineRewrite> Rewrites, Printout Results, IReadOnlyList<string> Conditions);

/// <summary>Steps that belong together.</summary>
/// <param name="Title">The definition that they compute; null if there are no groups.</param>
/// <param name="Steps">The steps.</param>
internal sealed record OutlineGroup(string? Title, IReadOnlyList<OutlineStep> Steps);

/// <summary>A value with a name.</summary>
/// <param name="Number">The number of the step.</param>
/// <param name="Name">The name.</param>
/// <param name="Parts">What it is the sum of.</param>
internal sealed record OutlineStep(int Number, string Name, IReadOnlyList<OutlinePart> Parts);

/// <summary>A value, and for a contribution the operator's rule that made it.</summary>
internal sealed record OutlinePart(string Value, OperatorRule? Rule = null);

/// <summary>A rewrite.</summary>
/// <param name="Number">The number of the step.</param>
/// <param name="Reason">The rules, or what was done without one; empty where a function was recognised.</param>
/// <param name="Sides">What was there and what it became; null where rewrites are only counted.</param>
/// <param name="Conditions">Where both sides are equal.</param>
/// <param name="Count">How often it happened.</param>
internal sealed record OutlineRewrite(int Number, string Reason, (string Before, string After)? Sides, IReadOnlyList<string> Conditions, int Count)
{
    /// <summary>The reason, with the count if there were several.</summary>
    public string Title => Count == 1 ? Reason : FormattableString.Invariant($"{Reason} ({Count} times)");
}
