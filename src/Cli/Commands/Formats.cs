using SymDiff.Printing;

namespace SymDiff.Cli;

/// <summary>The formats of results.</summary>
internal static class Formats
{
    public const string Text = "text";
    public const string Markdown = "markdown";
    public const string Unicode = "unicode";
    public const string Latex = "latex";
    public const string Json = "json";

    /// <summary>The format that a command line asks for.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="more">Formats that are possible besides text, Unicode, LaTeX and JSON.</param>
    public static string Read(ParsedArguments arguments, params ReadOnlySpan<string> more)
    {
        var format = arguments.Choice(OptionTable.Format, more);
        if (!arguments.Has(OptionTable.Json)) return format;
        return format == Json || !arguments.Has(OptionTable.Format) ? Json : throw new UsageException($"--json and --format {format} exclude each other", "give one of them");
    }

    /// <summary>The notation of a format that shows expressions.</summary>
    public static PrintOptions Notation(string format) => format switch
    {
        Unicode => PrintOptions.Unicode,
        Latex => PrintOptions.Latex,
        _ => PrintOptions.Text,
    };

    /// <summary>Writes the answer to a request as JSON, an error too.</summary>
    public static int WriteJson(Request request, Terminal terminal) =>
        WriteJson(request.Timeout, terminal, () => AnswerJson.Of(request.Id, Responder.Respond(request), indented: true));

    /// <summary>Writes what is asked for as JSON, an error too.</summary>
    public static int WriteJson(TimeSpan? timeout, Terminal terminal, Func<string> json) => WriteJson(terminal, () =>
    {
        terminal.Out.WriteLine(TimeLimit.Run(timeout, json));
        return ExitCode.Success;
    });

    /// <summary>Does what writes JSON; an error is JSON too.</summary>
    public static int WriteJson(Terminal terminal, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (SymDiffException error)
        {
            terminal.Out.WriteLine(AnswerJson.Of(null, error.Diagnostic, error.Text, indented: true));
            return Program.ExitCodeOf(error);
        }
    }
}
