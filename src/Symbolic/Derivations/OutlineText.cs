using System.Globalization;
using System.Text;

namespace SymDiff.Derivations;

/// <summary>A derivation as plain text, on one screen for a short formula.</summary>
internal sealed class OutlineText
{
    /// <summary>Rules and values of at most this length stand beside each other.</summary>
    private const int Longest = 60;

    private const int Indent = 6;

    private readonly StringBuilder text = new();
    private readonly int margin;

    private OutlineText(Outline outline)
    {
        var steps = outline.Forward.Concat(outline.Reverse).SelectMany(group => group.Steps).Select(step => step.Number);
        margin = Digits(steps.Concat(outline.Recognized.Concat(outline.Rewrites).Select(step => step.Number)).Max());
        Write("recognize", outline.Recognized);
        Write("forward", outline.Forward);
        Write("reverse", outline.Reverse);
        Write("simplify", outline.Rewrites);
        text.Append("result\n");
        var width = outline.Results.All.Max(line => line.Name?.Length ?? 0);
        foreach (var (name, value) in outline.Results.All)
        {
            var start = name is null ? "  " : $"  {name.PadRight(width)} = ";
            text.Append(start).Append(value.Replace("\n", "\n" + new string(' ', start.Length), StringComparison.Ordinal)).Append('\n');
        }
    }

    /// <summary>The text.</summary>
    public static string Of(Outline outline) => new OutlineText(outline).text.ToString().TrimEnd('\n');

    private void Write(string title, IReadOnlyList<OutlineGroup> groups)
    {
        if (groups.Count == 0) return;
        var steps = groups.SelectMany(group => group.Steps).ToList();
        var parts = steps.SelectMany(step => step.Parts.Index()).Where(part => HasRule(part.Item)).Select(part => Summand(part.Index, part.Item).Length).DefaultIfEmpty().Max();
        var name = steps.Max(step => step.Name.Length);
        foreach (var group in groups)
        {
            text.Append(title).Append(group.Title is null ? "" : ": " + group.Title).Append('\n');
            foreach (var step in group.Steps) Write(step, name, parts);
        }
    }

    /// <summary>One contribution beside its rule, or several below each other.</summary>
    private void Write(OutlineStep step, int nameWidth, int valueWidth)
    {
        foreach (var (place, part) in step.Parts.Index())
        {
            var (number, name, symbol) = place == 0 ? (Number(step.Number), step.Name, "=") : ("", "", " ");
            text.Append($"  {number.PadLeft(margin)}  {name.PadRight(nameWidth)} {symbol} ");
            text.Append(HasRule(part) ? $"{Summand(place, part).PadRight(valueWidth)}   [{RuleText(part)}]" : Summand(place, part)).Append('\n');
        }
    }

    private static string Summand(int place, OutlinePart part) => place == 0 ? part.Value : "+ " + part.Value;

    private void Write(string title, IReadOnlyList<OutlineRewrite> rewrites)
    {
        if (rewrites.Count == 0) return;
        text.Append(title).Append('\n');
        foreach (var step in rewrites) text.Append($"  {Number(step.Number).PadLeft(margin)}  ").AppendJoin('\n' + new string(' ', margin + Indent), Lines(step)).Append('\n');
    }

    private static IEnumerable<string> Lines(OutlineRewrite step)
    {
        if (step.Title.Length > 0) yield return step.Title;
        if (step.Sides is (var before, var after))
        {
            yield return before;
            yield return "= " + after;
        }
        if (step.Conditions.Count > 0) yield return "where " + string.Join(", ", step.Conditions);
    }

    private static bool HasRule(OutlinePart part) => part.Rule is not null && RuleText(part).Length <= Longest && part.Value.Length <= Longest;

    private static string RuleText(OutlinePart part) => $"{part.Rule!.Operator}: {part.Rule.Gradient}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Digits(int number) => Number(number).Length;
}
