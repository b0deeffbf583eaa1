using System.Text.RegularExpressions;

namespace SymDiff.Derivations;

/// <summary>
/// LaTeX between dollar signs. Markdown takes a backslash before punctuation for an escape and drops it, so commands of that kind are written with letters; and an underscore
/// behind anything but a letter or digit begins emphasis, so a command that does nothing stands before it.
/// </summary>
internal static partial class MarkdownMath
{
    private static readonly (string Sign, string Word)[] Commands =
    [
        (@"\\", @"\cr "), (@"\,", @"\mskip3mu "), (@"\{", @"\lbrace "), (@"\}", @"\rbrace "), (@"\_", @"{\text{\textunderscore}}"),
    ];

    /// <summary>A formula within a line.</summary>
    public static string Inline(string latex) => $"${Protected(latex)}$";

    /// <summary>A formula on lines of its own.</summary>
    public static string Block(string latex) => $"$$\n{Protected(latex)}\n$$";

    private static string Protected(string latex) =>
        BareSubscript().Replace(Commands.Aggregate(latex, (text, command) => text.Replace(command.Sign, command.Word, StringComparison.Ordinal)), @"\relax_");

    [GeneratedRegex("(?<![A-Za-z0-9])_")]
    private static partial Regex BareSubscript();
}
