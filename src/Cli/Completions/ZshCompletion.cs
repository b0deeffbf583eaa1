using System.Text;

namespace SymDiff.Cli;

/// <summary>Completions for zsh: a file <c>_symdiff</c> in a folder of <c>fpath</c>.</summary>
internal static class ZshCompletion
{
    /// <summary>The script.</summary>
    public static string Script(IReadOnlyList<CommandSpec> commands)
    {
        var (names, cases) = (new StringBuilder(), new StringBuilder());
        foreach (var command in commands.Skip(1))
        {
            names.Append($"        '{command.Name}:{Quoted(command.Summary)}'\n");
            cases.Append($"        {command.Name}) shift words; (( CURRENT-- )); _arguments {Arguments(command)} ;;\n");
        }
        return $$"""
            #compdef symdiff
            # zsh completions of symdiff: symdiff completions zsh > a folder of $fpath/_symdiff
            _symdiff() {
                local -a commands
                commands=(
            {{names}}    )
                if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
                    _describe command commands
                    _files -g '*.sym'
                    return
                fi
                case $words[2] in
            {{cases}}        *) _arguments {{Arguments(commands[0])}} ;;
                esac
            }
            _symdiff "$@"

            """;
    }

    private static string Arguments(CommandSpec command) =>
        string.Join(' ', [.. command.Options.Select(Argument), "'--help[this command]'", "'*:file:_files'"]);

    private static string Argument(OptionSpec option)
    {
        var value = option.Value is null ? "" : option.Words.Count > 0 ? $":{option.Value}:({string.Join(' ', option.Words)})" : $":{option.Value}:";
        return $"'{(option.IsRepeatable ? "*" : "")}{option.Name}{(option.Value is null ? "" : "=")}[{Quoted(option.Description)}]{value}'";
    }

    /// <summary>A text between single quotes and square brackets.</summary>
    private static string Quoted(string text) =>
        text.Replace("'", @"'\''", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal).Replace("]", @"\]", StringComparison.Ordinal)
            .Replace(":", @"\:", StringComparison.Ordinal);
}
