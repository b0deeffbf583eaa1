using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Answers JSON Lines: a request on each line of the input, an answer on each line of the output, in the same order.</summary>
internal static class BatchCommand
{
    public static readonly CommandSpec Spec = new(
        "batch", "answers requests in JSON Lines, one a line", "FILE", [.. Refusals], Run)
    {
        IsOperandOptional = true, Examples = ["echo '{\"expr\":\"x^2\",\"at\":{\"x\":3}}' | symdiff batch"],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var options = new BindingOptions { Limits = ReadLimits(arguments) };
        var timeout = arguments.Seconds(OptionTable.Timeout);
        using var file = arguments.Operand is { } name and not "-" ? InputFile.Open(name) : null;
        var lines = new LineReader(file ?? terminal.In);
        while (lines.Next() is { } line)
        {
            if (line.IsBlank) continue;
            terminal.Out.WriteLine(BatchLine.Answer(line, options, timeout));
            terminal.Out.Flush();
        }
        return ExitCode.Success;
    }
}
