using System.Text;
using System.Text.RegularExpressions;
using SymDiff.Support;

namespace SymDiff.Benchmarks;

/// <summary>
/// docs/performance.md: what stands between <c>&lt;!-- run NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c> is what the command of that name prints; the rest is written by people.
/// </summary>
internal static partial class Report
{
    private static readonly string Document = Path.Combine(RepositoryFolder.Path, "docs", "performance.md");

    /// <summary>Runs the commands of the document, each in a process of its own, and puts their tables into it.</summary>
    /// <param name="only">A command; all are run if it is left out.</param>
    public static void Write(string? only)
    {
        string[] commands = [.. Table().Matches(File.ReadAllText(Document)).Select(match => match.Groups["name"].Value).Where(name => only is null || name == only)];
        if (commands.Length == 0) throw new InvalidOperationException($"{Document} has no table of '{only}'");
        foreach (var command in commands)
        {
            Console.Error.WriteLine(command);
            var output = SecondProcess.Run(command);
            Console.WriteLine(output);
            var text = Table().Replace(File.ReadAllText(Document), match => match.Groups["name"].Value == command ? $"<!-- run {command} -->\n{output.TrimEnd()}\n<!-- end -->" : match.Value);
            File.WriteAllText(Document, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    [GeneratedRegex("<!-- run (?<name>[a-z]+) -->\n(.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
