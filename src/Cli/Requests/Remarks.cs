using SymDiff.Diagnostics;
using SymDiff.Ops;

namespace SymDiff.Cli;

/// <summary>What is worth knowing about a derivative.</summary>
internal static class Remarks
{
    /// <summary>Simplification stopped early.</summary>
    public const string Exhausted = "simplification stopped at its budget; this is the best form so far";

    /// <summary>Names that stand for nothing.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="names">The names.</param>
    /// <param name="inputs">The variables that there are.</param>
    public static IEnumerable<string> Unused(string source, IEnumerable<string> names, IEnumerable<Expr> inputs)
    {
        var known = inputs.Select(input => input.VariableName!).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
            yield return $"{source} gives {Excerpt.Shorten(name)} a value, and no variable has that name" + (Suggestions.DidYouMean(name, known) is { } hint ? $"; {hint}" : "");
    }

    /// <summary>Derivatives that are 0 everywhere, and why.</summary>
    public static IEnumerable<string> On(Subject subject, IReadOnlyList<Expr> first)
    {
        var free = subject.Output.FreeVariables().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < subject.Names.Count; i++)
        {
            var (name, root) = (subject.Names[i], i < first.Count ? first[i] : null);
            var shown = Excerpt.Shorten(name);
            if (!free.Contains(name)) yield return $"the expression does not depend on {shown}";
            else if (root is not null && FillOp.IsZeros(root)) yield return $"the derivative by {shown} is 0 everywhere: the expression is piecewise constant in {shown}";
        }
    }
}
