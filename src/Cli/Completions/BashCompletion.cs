using System.Text;

namespace SymDiff.Cli;

/// <summary>Completions for bash: <c>source &lt;(symdiff completions bash)</c>.</summary>
internal static class BashCompletion
{
    /// <summary>The script.</summary>
    public static string Script(IReadOnlyList<CommandSpec> commands)
    {
        var (options, values) = (new StringBuilder(), new StringBuilder());
        foreach (var command in commands)
        {
            if (command.Name.Length > 0) options.Append($"        {command.Name}) command={command.Name} options=\"{Names(command)}\" ;;\n");
            foreach (var option in command.Options.Where(option => option.Words.Count > 0))
                values.Append($"        \"{command.Name} {option.Name}\") words=\"{string.Join(' ', option.Words)}\" ;;\n");
        }
        return $$"""
            # bash completions of symdiff: source <(symdiff completions bash)
            _symdiff() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command="" words=""
                local options="{{Names(commands[0])}}"
                if [[ $current == "=" ]]; then current=""; elif [[ $previous == "=" ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
                case ${COMP_WORDS[1]} in
            {{options}}    esac
                case "$command $previous" in
            {{values}}    esac
                if [[ -z $words && $current == -* ]]; then
                    words=$options
                elif [[ -z $words && $COMP_CWORD == 1 ]]; then
                    words="{{string.Join(' ', commands.Select(command => command.Name).Where(name => name.Length > 0))}}"
                fi
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; [[ $current == -* ]] || compgen -f -- "$current")
            }
            complete -o filenames -F _symdiff symdiff

            """;
    }

    private static string Names(CommandSpec command) => string.Join(' ', command.Options.Select(option => option.Name).Append("--help"));
}
