namespace SymDiff.Printing;

/// <summary>A printed graph: definitions in order of evaluation, then the results.</summary>
/// <param name="Definitions">Name and text; a definition uses only names above it.</param>
/// <param name="Results">Text of each result, in the order asked for, with its name if it has one.</param>
/// <param name="Assignment">One line of the program.</param>
internal sealed record Printout(
    IReadOnlyList<(string Name, string Text)> Definitions, IReadOnlyList<(string? Name, string Text)> Results, Func<string, string, string> Assignment)
{
    /// <summary>The lines of the program.</summary>
    public IEnumerable<string> Lines =>
        Definitions.Select(d => Assignment(d.Name, d.Text)).Concat(Results.Select(r => r.Name is { } name ? Assignment(name, r.Text) : r.Text));

    /// <summary>The program in one text, lines separated by a newline.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
