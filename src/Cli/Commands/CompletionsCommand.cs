namespace SymDiff.Cli;

/// <summary>Writes a script by which a shell completes command lines, made from the tables of commands and options.</summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, Func<IReadOnlyList<CommandSpec>, string>> Shells = new(StringComparer.Ordinal)
    {
        ["bash"] = BashCompletion.Script,
        ["zsh"] = ZshCompletion.Script,
        ["fish"] = FishCompletion.Script,
    };

    public static readonly CommandSpec Spec = new("completions", "a script by which bash, zsh or fish completes command lines", "SHELL", [], Run) { IsOperandOptional = true };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        if (arguments.Operand is not { } shell || !Shells.TryGetValue(shell, out var script))
            throw new UsageException(arguments.Operand is { } other ? $"there are no completions for {Diagnostics.Excerpt.Quote(other)}" : "a shell is missing",
                $"write one of {string.Join(", ", Shells.Keys)}");
        terminal.Out.Write(script(CommandTable.All));
        return ExitCode.Success;
    }
}
