namespace SymDiff.Cli.Tests;

/// <summary>A model of the examples: its text, and the commands that its comments name.</summary>
internal sealed class ExampleModel
{
    private const string Comment = "# ";
    private const string Prompt = "$ symdiff ";
    private static readonly string Folder = Path.Combine(Repository.Root, "examples");

    private ExampleModel(string path) => (Name, Text) = (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sym").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public string Name { get; }

    public string Text { get; }

    /// <summary>What its first line says.</summary>
    public string Title => Text.Split('\n')[0];

    /// <summary>The commands in its comments, prompt and all.</summary>
    public IEnumerable<string> Commands =>
        Text.Split('\n').Where(line => line.StartsWith(Comment + Prompt, StringComparison.Ordinal)).Select(line => line[Comment.Length..]);

    /// <summary>The gradient as it is printed.</summary>
    public string Gradient => CommandLine.Result(Path.Combine(Folder, Name + ".sym"));

    /// <summary>Whether a statement has this text in it.</summary>
    public bool Has(string word) => Text.Split('\n').Any(line => !line.StartsWith('#') && line.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether a command asks for numbers.</summary>
    public static bool IsAtPoint(string command) => command.Contains("--at", StringComparison.Ordinal);

    public static ExampleModel Load(string name) => new(Path.Combine(Folder, name + ".sym"));

    /// <summary>What a command prints: messages, then results.</summary>
    public static string Run(string command)
    {
        var run = CommandLine.Run(Repository.AtRoot(CommandWords.Split(command[Prompt.Length..])));
        Assert.True(run.ExitCode == 0, run.Messages);
        return run.Messages + run.Output;
    }
}
