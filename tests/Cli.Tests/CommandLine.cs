namespace SymDiff.Cli.Tests;

/// <summary>The outcome of a command line, run in this process.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Messages)
{
    /// <summary>Runs a command line.</summary>
    public static CommandLine Run(params string[] args) => RunWithInput("", args);

    /// <summary>Runs a command line that reads standard input.</summary>
    public static CommandLine RunWithInput(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var messages = new StringWriter { NewLine = "\n" };
        var code = Program.Run(args, new StringReader(input), output, messages);
        return new(code, output.ToString(), messages.ToString());
    }

    /// <summary>The output of a command line that must succeed, without its final line end.</summary>
    public static string Result(params string[] args)
    {
        var run = Run(args);
        Assert.True(run.ExitCode == 0, run.Messages);
        return run.Output.TrimEnd('\n');
    }

    /// <summary>What a terminal would show: prompt, messages, output, exit code.</summary>
    public static string Session(params string[] args)
    {
        var run = Run(args);
        return $"$ symdiff {string.Join(' ', args)}\n{run.Messages}{run.Output}[{run.ExitCode}]\n";
    }
}
