using System.Text;

namespace SymDiff.Cli.Tests;

/// <summary>A document of the repository, read for what can be run.</summary>
internal static class Document
{
    /// <summary>The documents for users.</summary>
    public static IReadOnlyList<string> All { get; } = ["README.md", "docs/language.md", "docs/kinks.md", "docs/systems.md", "docs/fitting.md", "examples/README.md"];

    /// <summary>Commands of the program in its console blocks, each with the lines that it prints.</summary>
    public static IEnumerable<(string Command, string Printed)> Sessions(string path)
    {
        foreach (var block in Blocks(path, "console"))
            foreach (var session in block.Split("$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                var end = session.IndexOf('\n', StringComparison.Ordinal);
                yield return (session[..end], session[(end + 1)..]);
            }
    }

    /// <summary>The contents of the fenced blocks in a language.</summary>
    public static IEnumerable<string> Blocks(string path, string language)
    {
        StringBuilder? block = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, path)))
        {
            if (block is null && line == "```" + language) block = new();
            else if (block is not null && line == "```")
            {
                yield return block.ToString();
                block = null;
            }
            else block?.Append(line).Append('\n');
        }
    }

    /// <summary>The rows of the tables whose first column has this title, cell by cell, without the marks of code.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string path, string firstColumn)
    {
        string[]? titles = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, path)))
        {
            var cells = line.StartsWith('|') ? line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries) : null;
            if (cells is null) titles = null;
            else if (titles is null) titles = cells;
            else if (titles[0] == firstColumn && !cells[0].StartsWith("--", StringComparison.Ordinal))
                yield return titles.Zip(cells, (title, cell) => (title, cell.Trim('`'))).ToDictionary(pair => pair.title, pair => pair.Item2);
        }
    }
}
