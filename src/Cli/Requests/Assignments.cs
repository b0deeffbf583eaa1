using SymDiff.Binding;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Reads <c>name = text</c>, separated by commas that are not inside brackets.</summary>
internal static class Assignments
{
    /// <summary>The names and what stands behind their equals signs.</summary>
    /// <exception cref="RequestException">Something else than an assignment is met.</exception>
    public static IEnumerable<(string Name, string Text)> Split(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            for (var start = 0; start <= text.Length;)
            {
                var end = EndOfPart(text, start);
                yield return One(text[start..end]);
                start = end + 1;
            }
    }

    private static (string Name, string Text) One(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : part[..equals].Trim();
        return VariableName.IsOne(name)
            ? (VariableName.Normalized(name), part[(equals + 1)..].Trim())
            : throw new RequestException(RequestCodes.NotConstant, $"{Excerpt.Quote(part.Trim())} gives no variable a value", "write w=0.5, x=2");
    }

    private static int EndOfPart(string text, int start)
    {
        var depth = 0;
        for (var position = start; position < text.Length; position++)
            switch (text[position])
            {
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case ',' when depth <= 0:
                    return position;
            }
        return text.Length;
    }
}
