using System.Text.RegularExpressions;

namespace SymDiff.Architecture.Tests;

/// <summary>A row of a table of layers in docs/architecture.md: folders, or single files, and the ones that they know.</summary>
/// <param name="Parts">What the layer is made of.</param>
/// <param name="Known">The layers that it may name, each by the first of its parts.</param>
internal sealed partial record Layer(IReadOnlyList<string> Parts, IReadOnlyList<string> Known)
{
    private const string Rest = "other files";

    /// <summary>How other rows call it.</summary>
    public string Name => Parts[0];

    /// <summary>The table of a project, from the first step to the last.</summary>
    public static IReadOnlyList<Layer> Of(string project)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var rows = lines.SkipWhile(line => line != $"| `src/{project}` | knows |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        return [.. rows.Select(row => row.Split('|')).Select(cells => new Layer(Names(cells[1]), Names(cells[2])))];
    }

    /// <summary>The layer that a file belongs to: by its own name, or by its folder.</summary>
    public static Layer Of(string file, IReadOnlyList<Layer> layers)
    {
        var folder = file.Contains('/') ? file[..file.IndexOf('/')] : Rest;
        return layers.FirstOrDefault(layer => layer.Parts.Contains(Path.ChangeExtension(file, null))) ?? layers.FirstOrDefault(layer => layer.Parts.Contains(folder))
            ?? throw new InvalidOperationException($"docs/architecture.md has no row for {folder}");
    }

    private static List<string> Names(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
