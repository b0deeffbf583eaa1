using System.Text;

namespace SymDiff.Cli;

/// <summary>The text that a positional argument means: itself, a file <c>*.sym</c>, or <c>-</c> for standard input.</summary>
internal static class SourceText
{
    private const string StandardInput = "-";

    /// <summary>Whether an argument is not the text itself, but says where it stands.</summary>
    public static bool IsElsewhere(string operand) => operand == StandardInput || operand.EndsWith(".sym", StringComparison.Ordinal);

    /// <summary>Reads the text; never more than a limit lets through.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Read(string operand, TextReader input, Limits limits)
    {
        if (operand == StandardInput) return Read(input, limits.MaxSource);
        if (!IsElsewhere(operand)) return operand;
        using var file = InputFile.Open(operand);
        return Read(file, limits.MaxSource);
    }

    /// <summary>A character more than allowed is enough to see that there are too many.</summary>
    private static string Read(TextReader reader, int longest)
    {
        var text = new StringBuilder();
        var block = new char[4096];
        while (text.Length <= longest && reader.ReadBlock(block) is > 0 and var count) text.Append(block, 0, (int)Math.Min(count, longest + 1L - text.Length));
        return text.ToString();
    }
}
