using SymDiff.Ops;

namespace SymDiff.Binding;

/// <summary>The names that the language keeps for itself.</summary>
internal static class Vocabulary
{
    /// <summary>The operator that is called by this name, or null.</summary>
    public static Op? Function(string name) => Registry.Find(name) is { Arity: not 0 } op && op.Notation.Precedence == Notation.Atom ? op : null;

    /// <summary>The constant of this name, or null.</summary>
    public static Op? Constant(string name) => Registry.Find(name) is { Arity: 0 } op ? op : null;

    /// <summary>Whether nothing of one's own can have this name.</summary>
    public static bool IsReserved(string name) => Function(name) is not null || Constant(name) is not null || DerivativeForm.Find(name) is not null;

    /// <summary>The hint for a function that does not exist, null if none comes near it.</summary>
    public static string? DidYouMean(string name, IEnumerable<string> own)
    {
        if (ForeignNames.Find(name) is { } ours)
            return $"did you mean '{ours}'?";
        var functions = Registry.All.Select(op => op.Name).Where(candidate => Function(candidate) is not null);
        return Diagnostics.Suggestions.DidYouMean(name, [.. own, .. functions, .. CallForms.All.Select(form => form.Name), .. Prelude.Names, .. DerivativeForm.All.Select(form => form.Name)]);
    }
}
