using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Reads definitions and expressions line by line and answers each.</summary>
internal static class ReplCommand
{
    public static readonly CommandSpec Spec = new(
        "repl", "reads definitions and expressions line by line; :help lists its commands", "FILE", [.. Reading, .. Refusals], Run)
    {
        IsOperandOptional = true, Examples = [@"printf 'f(t) = t^2 \n f(3*x) \n :latex \n' | symdiff repl"],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var session = new ReplSession([.. Reading.Concat(Refusals).SelectMany(option => arguments.All(option).SelectMany(value => new[] { option.Name, value }))],
            ReadBinding(arguments), terminal);
        if (arguments.Operand is { } file) session.Take(InputFile.ReadAll(file));
        var (next, goesOn) = (Lines(terminal), true);
        while (goesOn && next() is { } line) Program.Guard(terminal, () =>
        {
            goesOn = session.Take(line);
            return ExitCode.Success;
        });
        return ExitCode.Success;
    }

    /// <summary>The lines of a terminal can be edited; those of a file or a pipe are read as they are.</summary>
    private static Func<string?> Lines(Terminal terminal)
    {
        if (terminal.Screen.Keys is not { } keys) return terminal.In.ReadLine;
        terminal.Out.WriteLine($"{HelpText.Version}; :help lists the commands, :quit ends");
        return new LineEditor(keys, terminal.Out, terminal.Screen.Width).ReadLine;
    }
}
