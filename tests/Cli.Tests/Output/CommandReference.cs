using System.Text;

namespace SymDiff.Cli.Tests;

/// <summary>docs/cli.md: the tables of commands and options as a document, with examples that are run.</summary>
internal static class CommandReference
{
    private const string Start =
        """
        # The command line

        Made from the tables of commands and options; `symdiff --help` and `symdiff NAME --help` print the same.

        The first argument is an expression, whatever it starts with, so put it in quotes. It may also be a program in a file that ends in `.sym`, or `-` for standard input ([language.md](language.md)). What is
        asked for goes to standard output and nothing else does; errors and notes go to standard error. Colours are left out where `NO_COLOR` is set or the output is no terminal. The name of a command alone is the
        command; a variable of that name is written behind `--`.


        """;

    /// <summary>Options that many commands have: a name, and what they are.</summary>
    private static readonly (string Title, IReadOnlyList<OptionSpec> Options)[] Shared = [("How a text is read", OptionTable.Reading), ("When to give up", OptionTable.Refusals)];

    /// <summary>The document.</summary>
    public static string Text()
    {
        var text = new StringBuilder(Start);
        text.Append("| command | what it does |\n|---|---|\n");
        foreach (var command in CommandTable.All) text.Append($"| [`{Title(command)}`](#{Anchor(command)}) | {command.Summary} |\n");
        text.Append("\nExit codes:\n\n| code | meaning |\n|---|---|\n");
        foreach (var code in HelpText.ExitCodes.Split(["   ", "\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) text.Append($"| {code[..code.IndexOf(' ')]} | {code[(code.IndexOf(' ') + 1)..]} |\n");
        foreach (var command in CommandTable.All) Append(text, command);
        foreach (var (title, options) in Shared) AppendTable(text.Append($"\n## {title}\n"), options);
        return text.ToString();
    }

    private static void Append(StringBuilder text, CommandSpec command)
    {
        text.Append($"\n## {Title(command)}\n\n{char.ToUpperInvariant(command.Summary[0])}{command.Summary[1..]}: `{command.Usage}`\n");
        if (command.Examples.Count > 0) text.Append($"\n```console\n{string.Concat(command.Examples.Select(Session))}```\n");
        AppendTable(text, [.. command.Options.Except(Shared.SelectMany(shared => shared.Options))]);
        var more = Shared.Where(shared => shared.Options.Any(command.Options.Contains)).Select(shared => $"[{char.ToLowerInvariant(shared.Title[0])}{shared.Title[1..]}](#{shared.Title.ToLowerInvariant().Replace(' ', '-')})").ToList();
        if (more.Count > 0) text.Append($"\nMore options: {string.Join(", ", more)}.\n");
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<OptionSpec> options)
    {
        if (options.Count > 0) text.Append("\n| option | meaning |\n|---|---|\n");
        foreach (var option in options)
            text.Append($"| `{option.Name}{(option.Value is null ? "" : " " + option.Value)}` | {option.Description.Replace("|", @"\|", StringComparison.Ordinal)}{(option.IsRepeatable ? "; repeatable" : "")} |\n");
    }

    private static string Session(string example)
    {
        var run = Document.Run(example);
        return $"$ {example}\n{run.Messages}{run.Output}";
    }

    private static string Title(CommandSpec command) => command.Name.Length == 0 ? "symdiff" : $"symdiff {command.Name}";

    private static string Anchor(CommandSpec command) => Title(command).Replace(' ', '-');
}
