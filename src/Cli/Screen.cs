namespace SymDiff.Cli;

/// <summary>What the output is shown on.</summary>
/// <param name="Measure">Finds the width, each time anew: a window may be resized during a dialogue.</param>
/// <param name="HasColor">Whether colours are shown.</param>
internal sealed record Screen(Func<int> Measure, bool HasColor)
{
    private const int UsualWidth = 80;

    /// <summary>Characters in a line.</summary>
    public int Width => Measure() is > 0 and var width ? width : UsualWidth;

    /// <summary>Whether the error output is a terminal, on which progress can be shown.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The keys that are pressed, one a call; null if the input is no terminal.</summary>
    public Func<ConsoleKeyInfo>? Keys { get; init; }

    /// <summary>A file, a pipe, or a terminal that does not say what it is.</summary>
    public static Screen Plain { get; } = new(() => UsualWidth, false);
}
