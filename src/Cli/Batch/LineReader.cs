using System.Text;

namespace SymDiff.Cli;

/// <summary>One line of the input.</summary>
/// <param name="Text">The line, or the beginning of one that is too long.</param>
/// <param name="IsComplete">Whether this is the whole line.</param>
internal readonly record struct InputLine(string Text, bool IsComplete)
{
    /// <summary>Whether nothing stands on it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>Reads lines of bounded length; the rest of a longer one is skipped.</summary>
internal sealed class LineReader(TextReader reader)
{
    /// <summary>Longest line: a source text of the default limit with every character escaped, and some room.</summary>
    public const int Longest = 32_000_000;

    private readonly char[] block = new char[4096];
    private int position;
    private int count;

    /// <summary>The next line, or null at the end.</summary>
    public InputLine? Next()
    {
        if (!Fill()) return null;
        var line = new StringBuilder();
        while (Fill())
        {
            var rest = block.AsSpan(position, count - position);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            line.Append(part[..Math.Min(part.Length, Longest + 1 - line.Length)]);
            position += part.Length + (end < 0 ? 0 : 1);
            if (end >= 0) break;
        }
        return new(line.ToString(), line.Length <= Longest);
    }

    /// <summary>Reads what there is, without waiting for a full block: a partner may wait for an answer.</summary>
    private bool Fill()
    {
        if (position < count) return true;
        (position, count) = (0, reader.Read(block));
        return count > 0;
    }
}
