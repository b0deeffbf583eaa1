using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace SymDiff.Support;

/// <summary>Two texts line by line: <c>-</c> accepted, <c>+</c> received, with a few common lines around each change.</summary>
internal static class InlineDiff
{
    private const int Context = 3;

    public static string Show(string expected, string actual)
    {
        var lines = InlineDiffBuilder.Diff(expected, actual, ignoreWhiteSpace: false).Lines;
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Type != ChangeType.Unchanged) shown.AsSpan(Math.Max(0, i - Context)..Math.Min(lines.Count, i + Context + 1)).Fill(true);
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown[i]) text.Append(Mark(lines[i].Type)).Append(lines[i].Text).Append('\n');
            else if (i == 0 || shown[i - 1]) text.Append("  ...\n");
        }
        return text.ToString();
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
