using System.Text;

namespace SymDiff.Cli;

/// <summary>Completions for fish: a file <c>~/.config/fish/completions/symdiff.fish</c>.</summary>
internal static class FishCompletion
{
    /// <summary>The script.</summary>
    public static string Script(IReadOnlyList<CommandSpec> commands)
    {
        var names = string.Join(' ', commands.Skip(1).Select(command => command.Name));
        var text = new StringBuilder("# fish completions of symdiff: symdiff completions fish > ~/.config/fish/completions/symdiff.fish\n");
        foreach (var command in commands)
        {
            var isFirst = command.Name.Length == 0;
            if (!isFirst) text.Append($"complete -c symdiff -n __fish_use_subcommand -a {command.Name} -d '{Quoted(command.Summary)}'\n");
            foreach (var option in command.Options)
            {
                var place = $"{(isFirst ? "not " : "")}__fish_seen_subcommand_from {(isFirst ? names : command.Name)}";
                text.Append($"complete -c symdiff -n '{place}' -l {option.Name[2..]}{Value(option)} -d '{Quoted(option.Description)}'\n");
            }
        }
        return text.ToString();
    }

    private static string Value(OptionSpec option) => option.Value is null ? "" : option.Words.Count > 0 ? $" -x -a '{string.Join(' ', option.Words)}'" : " -r";

    private static string Quoted(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal);
}
