namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Derivations with one step made wrong.</summary>
internal static class WrongSteps
{
    /// <summary>One derivation for each step: a doubled contribution, a doubled cotangent, a rewrite to something else, a doubled result.</summary>
    public static IEnumerable<Derivation> Of(Derivation right)
    {
        for (var i = 0; i < right.Reverse.Count; i++)
        {
            var step = right.Reverse[i];
            if (step.Contributions.Count > 0) yield return With(right, reverse: Replaced(right.Reverse, i, step with { Cotangent = 2 * step.Cotangent }));
            for (var part = 0; part < step.Contributions.Count; part++)
                yield return With(right, reverse: Replaced(right.Reverse, i, step with { Contributions = Replaced(step.Contributions, part, step.Contributions[part] with { Value = 2 * step.Contributions[part].Value }) }));
        }
        for (var i = 0; i < right.Recognized.Count; i++) yield return With(right, recognized: Replaced(right.Recognized, i, Wrong(right.Recognized[i])));
        for (var i = 0; i < right.Rewrites.Count; i++) yield return With(right, rewrites: Replaced(right.Rewrites, i, Wrong(right.Rewrites[i])));
        for (var i = 0; i < right.Results.Count; i++) yield return With(right, results: Replaced(right.Results, i, right.Results[i] with { Simplified = 2 * right.Results[i].Simplified }));
    }

    private static RewriteStep Wrong(RewriteStep step) => step with { After = step.After + 1 };

    private static Derivation With(
        Derivation right, IReadOnlyList<RewriteStep>? recognized = null, IReadOnlyList<ReverseStep>? reverse = null, IReadOnlyList<RewriteStep>? rewrites = null, IReadOnlyList<DerivedResult>? results = null) =>
        new(recognized ?? right.Recognized, right.Forward, reverse ?? right.Reverse, rewrites ?? right.Rewrites, results ?? right.Results);

    private static T[] Replaced<T>(IReadOnlyList<T> list, int place, T item) => [.. list.Select((old, i) => i == place ? item : old)];
}
