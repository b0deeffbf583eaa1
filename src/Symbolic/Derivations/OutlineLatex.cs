using System.Globalization;
using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>A derivation as one LaTeX environment: number, name, value and rule in columns.</summary>
internal static class OutlineLatex
{
    /// <summary>The environment, for mathematics mode.</summary>
    public static string Of(Outline outline)
    {
        string[] rows =
        [
            .. Section("recognize", outline.Recognized), .. Section("forward", outline.Forward), .. Section("reverse", outline.Reverse), .. Section("simplify", outline.Rewrites),
            Title("result"), .. outline.Results.All.Select(line => line.Name is null ? $"&& & {line.Text}" : $"&& {line.Name} &= {line.Text}"),
            .. Where(outline.Conditions),
        ];
        return LatexLayout.Aligned(rows);
    }

    private static IEnumerable<string> Section(string title, IReadOnlyList<OutlineGroup> groups) =>
        groups.SelectMany(group => group.Steps.SelectMany(Rows).Prepend(Title(title, group.Title)));

    private static IEnumerable<string> Section(string title, IReadOnlyList<OutlineRewrite> rewrites) =>
        rewrites.Count == 0 ? [] : rewrites.SelectMany(Rows).Prepend(Title(title));

    private static IEnumerable<string> Rows(OutlineStep step) => step.Parts.Index().Select(part =>
        (part.Index == 0 ? $"{Number(step.Number)}&& {step.Name} &= {part.Item.Value}" : $"&& &\\quad{{}} + {part.Item.Value}")
            + (part.Item.Rule is { } rule ? $" &&\\quad \\left[{rule.Operator} :\\ {rule.Gradient}\\right]" : ""));

    private static IEnumerable<string> Rows(OutlineRewrite step)
    {
        var number = Number(step.Number);
        if (step.Title.Length > 0) yield return $"{number}&& &\\text{{{step.Title}}}";
        if (step.Sides is (var before, var after))
        {
            yield return $"{(step.Title.Length > 0 ? "" : number)}&& & {before}";
            yield return $"&& &= {after}";
        }
        foreach (var row in Where(step.Conditions)) yield return row;
    }

    private static string[] Where(IReadOnlyList<string> conditions) => conditions.Count == 0 ? [] : [$"&& &\\text{{where }} {string.Join(",\\ ", conditions)}"];

    private static string Title(string title, string? group = null) => $"&\\textbf{{{title}}}{(group is null ? "" : $"\\ {LatexName.Of(group)}")}";

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"({number})");
}
