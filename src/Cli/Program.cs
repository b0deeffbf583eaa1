using System.Text;
using SymDiff;
using SymDiff.Cli;
using SymDiff.Diagnostics;

/// <summary>The command line program.</summary>
internal static class Program
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs on the streams of the process, as UTF-8 whatever the machine's settings are.</summary>
    public static int Main(string[] args)
    {
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGINT, Interruption.OfProcess.OnSignal);
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding);
        using var output = new StreamWriter(Console.OpenStandardOutput(), Encoding) { NewLine = "\n" };
        Console.SetOut(output);   // the console locks its writer on every write, and would make one of its own for that
        using var errors = new StreamWriter(Console.OpenStandardError(), Encoding) { NewLine = "\n" };
        return Run(args, input, output, errors, ShowsColor && !Console.IsErrorRedirected, ScreenOfProcess());
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextReader stdin, TextWriter stdout, TextWriter stderr, bool hasColor = false, Screen? screen = null) =>
        Run(args, new Terminal(stdin, stdout, new(stderr, hasColor), screen ?? Screen.Plain));

    /// <inheritdoc cref="Run(IReadOnlyList{string}, TextReader, TextWriter, TextWriter, bool, Screen)"/>
    public static int Run(IReadOnlyList<string> args, Terminal terminal) => Guard(terminal, () => Dispatch(args, terminal));

    /// <summary>Does some work; whatever goes wrong is a message and an exit code.</summary>
    public static int Guard(Terminal terminal, Func<int> work)
    {
        var messages = terminal.Messages;
        try
        {
            var code = work();
            terminal.Out.Flush();
            return code;
        }
        catch (UsageException error)
        {
            messages.Error(error.Message, error.Hint);
            return ExitCode.Usage;
        }
        catch (SymDiffException error)
        {
            messages.Write(error.Diagnostic, error.Text);
            if (error is RequestException { Model: { } model }) messages.WriteNotes(model);
            return ExitCodeOf(error);
        }
        catch (InputFileException error)
        {
            messages.Error(error.Message);
            return ExitCode.InputOutput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            messages.Error($"cannot read or write: {Excerpt.Shorten(error.Message)}");
            return ExitCode.InputOutput;
        }
        catch (OutOfMemoryException)
        {
            messages.Error("not enough memory", "lower the limits: --max-source, --max-nodes, --max-order");
            return ExitCode.Limit;
        }
        catch (Exception error)
        {
            messages.Error(InternalFault.Text(error), InternalFault.Hint);
            return ExitCode.Internal;
        }
    }

    /// <summary>The exit code of a finding.</summary>
    public static int ExitCodeOf(SymDiffException error) => error switch
    {
        LimitException => ExitCode.Limit,
        RequestException => ExitCode.Usage,
        _ => ExitCode.WrongExpression,
    };

    private static int Dispatch(IReadOnlyList<string> args, Terminal terminal)
    {
        var arguments = ArgumentReader.Read(args, DifferentiateCommand.Spec, () => CommandTable.All);
        if (arguments.WantsHelp) terminal.Out.Write(HelpText.Of(arguments.Command));
        else if (arguments.WantsVersion) terminal.Out.WriteLine(HelpText.Version);
        else return Run(arguments, terminal);
        return ExitCode.Success;
    }

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        try
        {
            return arguments.Command.Run(arguments, terminal);
        }
        catch (RequestException error) when (VariableHint.Fits(error))
        {
            throw VariableHint.Add(error, arguments);
        }
    }

    private static bool ShowsColor => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static Screen ScreenOfProcess() =>
        (Console.IsOutputRedirected ? Screen.Plain : new(() => Console.WindowWidth, ShowsColor)) with
        {
            ShowsProgress = !Console.IsErrorRedirected,
            Keys = Console.IsInputRedirected || Console.IsOutputRedirected ? null : () => Console.ReadKey(intercept: true),
        };
}
