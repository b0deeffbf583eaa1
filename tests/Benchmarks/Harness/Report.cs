using System.Text;
using System.Text.RegularExpressions;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>
/// docs/performance.md, docs/lengths.md and docs/fitting.md: what stands between <c>&lt;!-- run NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c> is what the command of that name prints; the rest is written by people.
/// </summary>
internal static partial class Report
{
    private static readonly string[] Documents = [.. new[] { "performance.md", "lengths.md", "fitting.md" }.Select(name => Path.Combine(RepositoryFolder.Path, "docs", name))];

    /// <summary>Runs the commands of the documents, each in a process of its own, and puts their tables into them.</summary>
    /// <param name="only">A command; all are run if it is left out.</param>
    public static void Write(string? only)
    {
        var commands = Documents.SelectMany(document => Table().Matches(File.ReadAllText(document)).Select(match => (Document: document, Name: match.Groups["name"].Value)))
            .Where(command => only is null || command.Name == only).ToList();
        if (commands.Count == 0) throw new InvalidOperationException($"no document has a table of '{only}'");
        foreach (var (document, name) in commands) Update(document, name);
    }

    private static void Update(string document, string command)
    {
        Console.Error.WriteLine(command);
        var output = SecondProcess.Run(command);
        Console.WriteLine(output);
        var text = Table().Replace(File.ReadAllText(document), match => match.Groups["name"].Value == command ? $"<!-- run {command} -->\n{output.TrimEnd()}\n<!-- end -->" : match.Value);
        File.WriteAllText(document, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    [GeneratedRegex("<!-- run (?<name>[a-z]+) -->\n(.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
