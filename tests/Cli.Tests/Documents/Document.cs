using System.Text;

namespace SymDiff.Cli.Tests;

/// <summary>A document of the repository, read for what can be run.</summary>
internal static class Document
{
    private const string Fence = "```";

    /// <summary>The documents for users.</summary>
    public static IReadOnlyList<string> All { get; } = 
    [
        "README.md", "examples/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "tutorials")))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

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
    public static IEnumerable<string> Blocks(string path, string language) => Blocks(path).Where(block => block.Language == language).Select(block => block.Text);

    /// <summary>The fenced blocks.</summary>
    public static IEnumerable<(string Language, string Text)> Blocks(string path)
    {
        (string Language, StringBuilder Text)? block = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, path)))
        {
            if (block is null && line.StartsWith(Fence, StringComparison.Ordinal)) block = (line[Fence.Length..], new());
            else if (block is var (language, text) && line == Fence)
            {
                yield return (language, text.ToString());
                block = null;
            }
            else block?.Text.Append(line).Append('\n');
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

    /// <summary>Runs a command of a session, as if it was typed in the repository's folder.</summary>
    public static CommandLine Run(string command)
    {
        var words = CommandWords.Split(command);
        return words switch
        {
            ["echo", var input, "|", "symdiff", .. var piped] => CommandLine.RunWithInput(input + "\n", piped),
            ["printf", var lines, "|", "symdiff", .. var piped] => CommandLine.RunWithInput(lines.Replace(@"\n", "\n", StringComparison.Ordinal), piped),
            _ => CommandLine.Run(Repository.AtRoot(words[1..])),
        };
    }
}
