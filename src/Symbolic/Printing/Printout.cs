namespace SymDiff.Printing;

/// <summary>A printed graph: definitions in order of evaluation, then the results.</summary>
/// <param name="Definitions">Name and text; a definition uses only names above it.</param>
/// <param name="Results">Text of each result, in the order asked for, with its name if it has one.</param>
/// <param name="Compose">Puts both into one text.</param>
internal sealed record Printout(
    IReadOnlyList<(string Name, string Text)> Definitions, IReadOnlyList<(string? Name, string Text)> Results, Func<Printout, string> Compose)
{
    /// <summary>Definitions and results in one row; a result may have no name.</summary>
    public IEnumerable<(string? Name, string Text)> All
    {
        get
        {
            foreach (var definition in Definitions) yield return definition;
            foreach (var result in Results) yield return result;
        }
    }

    /// <summary>The program in one text.</summary>
    public override string ToString() => Compose(this);
}
