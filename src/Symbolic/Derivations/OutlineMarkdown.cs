using System.Text;

namespace SymDiff.Derivations;

/// <summary>A derivation as Markdown: a numbered list with formulas in LaTeX. The groups of a model with several definitions fold.</summary>
internal sealed class OutlineMarkdown
{
    private readonly StringBuilder text = new();
    private readonly bool folds;

    private OutlineMarkdown(Outline outline)
    {
        folds = outline.Forward.Count > 1;
        Section("Recognize", outline.Recognized.Count, () => Group("Recognize", outline.Recognized));
        Section("Forward", outline.Forward.Count, () => Groups("Forward", outline.Forward));
        Section("Reverse", outline.Reverse.Count, () => Groups("Reverse", outline.Reverse));
        Section("Simplify", outline.Rewrites.Count, () => Group("Simplify", outline.Rewrites));
        text.Append("### Result\n\n");
        foreach (var (name, value) in outline.Results.All) text.Append(MarkdownMath.Block(name is null ? value : $"{name} = {value}")).Append("\n\n");
        text.Append(Where(outline.Conditions, "valid where"));
    }

    /// <summary>The document.</summary>
    public static string Of(Outline outline) => new OutlineMarkdown(outline).text.ToString().TrimEnd('\n');

    private void Section(string title, int count, Action write)
    {
        if (count == 0) return;
        text.Append($"### {title}\n\n");
        write();
    }

    private void Groups(string title, IReadOnlyList<OutlineGroup> groups)
    {
        foreach (var group in groups)
            Folded(group.Title is null ? title : $"{title} through {group.Title}", group.Steps[0].Number, group.Steps[^1].Number, group.Steps.Select(Item));
    }

    private void Group(string title, IReadOnlyList<OutlineRewrite> rewrites) => Folded(title, rewrites[0].Number, rewrites[^1].Number, rewrites.Select(Item));

    private void Folded(string title, int first, int last, IEnumerable<string> items)
    {
        if (folds) text.Append(Invariant($"<details>\n<summary>{title} ({(first == last ? $"step {first}" : $"steps {first} to {last}")})</summary>\n\n"));
        foreach (var item in items) text.Append(item).Append('\n');
        text.Append(folds ? "\n</details>\n\n" : "\n");
    }

    private static string Item(OutlineStep step) => step.Parts is [var only]
        ? Invariant($"{step.Number}. {MarkdownMath.Inline($"{step.Name} = {only.Value}")}{By(only)}")
        : Invariant($"{step.Number}. {MarkdownMath.Inline(step.Name)} is the sum of\n")
            + Invariant($"{string.Join('\n', step.Parts.Select(part => $"   - {MarkdownMath.Inline(part.Value)}{By(part)}"))}");

    private static string Item(OutlineRewrite step)
    {
        string[] parts = [step.Title, step.Sides is (var before, var after) ? MarkdownMath.Inline($"{before} = {after}") : ""];
        return Invariant($"{step.Number}. {string.Join(": ", parts.Where(part => part.Length > 0))}{Where(step.Conditions, " where")}");
    }

    private static string By(OutlinePart part) => part.Rule is { } rule ? $", by {MarkdownMath.Inline($"{rule.Operator}:\\ {rule.Gradient}")}" : "";

    private static string Where(IReadOnlyList<string> conditions, string word) =>
        conditions.Count == 0 ? "" : $"{word} {string.Join(", ", conditions.Select(MarkdownMath.Inline))}";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
