namespace SymDiff;

/// <summary>A stretch of source text, counted in UTF-16 units.</summary>
/// <param name="Start">Zero-based offset of the first unit.</param>
/// <param name="Length">Number of units; zero for a place between two characters, such as the end of the text.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The smallest span that covers both.</summary>
    public static TextSpan Cover(TextSpan first, TextSpan last) =>
        new(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End) - Math.Min(first.Start, last.Start));
}
