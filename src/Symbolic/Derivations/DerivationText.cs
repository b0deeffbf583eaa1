using System.Globalization;
using System.Text;
using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>A derivation as plain text, on one screen for a short formula.</summary>
internal sealed class DerivationText(Derivation derivation, IReadOnlyDictionary<Expr, string> model)
{
    /// <summary>Rules and values of at most this length stand beside each other.</summary>
    private const int Longest = 60;

    private readonly DerivationNames names = new(derivation, model);
    private readonly StringBuilder text = new();

    /// <summary>Everything.</summary>
    public string Full() => Write(RewritesInFull);

    /// <summary>The rewrites only counted, by rule.</summary>
    public string Brief() => Write(RewritesCounted);

    private string Write(Action rewrites)
    {
        if (derivation.Forward.Count > 0) Section("forward", derivation.Forward.Select(node => (names.Of(node), Layout(names.Steps).Write(node, int.MaxValue)!, (string?)null)));
        Section("reverse", derivation.Reverse.SelectMany(Lines));
        rewrites();
        Section("result", Results().All.Select(line => (line.Name!, line.Text, (string?)null)));
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The derivatives, below the definitions that they share.</summary>
    private Printout Results() =>
        Printer.Print([.. derivation.Results.Select(result => ((string?)("d" + result.Variable), result.Simplified))], PrintOptions.Text with { Names = model, Taken = [.. model.Values] });

    /// <summary>The cotangent of a node: one contribution beside its rule, or several below each other and their sum.</summary>
    private IEnumerable<(string, string, string?)> Lines(ReverseStep step)
    {
        var name = names.CotangentOf(step.Node);
        if (step.Contributions.Count == 0) yield return (name, step.Cotangent.ToString(), null);
        foreach (var (place, part) in step.Contributions.Index())
            yield return (place == 0 ? name : "", (place == 0 ? "" : "+ ") + Layout(names.For(part)).WriteOperand(part.Value, int.MaxValue), OperatorRule.Of(part.User, part.Input, PrintOptions.Text));
    }

    private void RewritesInFull()
    {
        if (derivation.Rewrites.Count == 0) return;
        text.Append("simplify\n");
        foreach (var step in derivation.Rewrites)
            text.Append(Invariant($"  {Reason(step)}{(step.Count > 1 ? $" ({step.Count} times)" : "")}\n    {Shown(step.Before)}\n    = {Shown(step.After)}\n")).Append(Condition(step));
    }

    private void RewritesCounted()
    {
        if (derivation.Rewrites.Count == 0) return;
        var counts = derivation.Rewrites.GroupBy(Reason).Select(group => (group.Key, group.Sum(step => step.Count)));
        text.Append("simplify\n  ").AppendJoin(", ", counts.Select(pair => pair.Item2 == 1 ? pair.Key : Invariant($"{pair.Key} ({pair.Item2} times)"))).Append('\n');
    }

    private string Shown(Expr node) => Layout(model.Where(pair => pair.Key != node).ToDictionary()).Write(node, int.MaxValue)!;

    /// <summary>The rules, or what was done without one.</summary>
    internal static string Reason(RewriteStep step) => step.Rules.Count > 0 ? string.Join(", ", step.Rules)
        : step.Before.ArgList.ToHashSet().SetEquals(step.After.ArgList) && step.Before.Op == step.After.Op ? "order"
        : step.Before.Op.IsSum ? "collect terms" : step.Before.Op.HasFactors(step.Before) ? "collect factors" : "rewrite";

    private string Condition(RewriteStep step) => step.Conditions.Count == 0 ? "" : $"    where {string.Join(", ", step.Conditions.Select(Shown))}\n";

    private void Section(string title, IEnumerable<(string Name, string Value, string? Rule)> lines)
    {
        var rows = lines.ToList();
        var (left, right) = (rows.Max(row => row.Name.Length), rows.Where(HasRule).Select(row => row.Value.Length).DefaultIfEmpty().Max());
        text.Append(title).Append('\n');
        foreach (var row in rows)
            text.Append($"  {row.Name.PadRight(left)} {(row.Name.Length == 0 ? " " : "=")} {(HasRule(row) ? $"{row.Value.PadRight(right)}   [{row.Rule}]" : row.Value)}").Append('\n');

        static bool HasRule((string Name, string Value, string? Rule) row) => row.Rule is { Length: <= Longest } && row.Value.Length <= Longest;
    }

    private static Layout Layout(IReadOnlyDictionary<Expr, string> names) => PrintOptions.Text.Layout(names);

    private static string Invariant(FormattableString formatted) => formatted.ToString(CultureInfo.InvariantCulture);
}
