namespace SymDiff.Parsing;

/// <summary>What is read, and what holds for all of it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Limits">The limits in force.</param>
/// <param name="Dialect">The notation.</param>
internal sealed record Source(string Text, Limits Limits, Dialect Dialect)
{
    /// <summary>The names of this text, each as one string.</summary>
    public Spelling Spelling { get; } = new();

    /// <summary>The token at or behind the position.</summary>
    public Token Read(int position, bool acrossLines) => Lexer.Read(Text, position, acrossLines, Dialect);
}
