using SymDiff.Printing;
using SymDiff.Simplification;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>A text whose graph is shown: what commands without derivatives have in common.</summary>
/// <param name="text">An expression or a program.</param>
/// <param name="options">Definitions and limits.</param>
/// <param name="of">The definition that is meant, or null.</param>
/// <param name="format">How graphs are written.</param>
/// <param name="timeout">When to give up, or null.</param>
internal sealed class GraphRequest(string text, BindingOptions options, string? of, string format, TimeSpan? timeout)
{
    private readonly Lazy<Model> model = new(() => Model.Parse(text, options));

    /// <summary>Definitions and limits.</summary>
    public BindingOptions Options => options;

    /// <summary>The request of a command line.</summary>
    public static GraphRequest Read(ParsedArguments arguments, TextReader input)
    {
        var options = ReadBinding(arguments);
        return new(
            SourceText.Read(arguments.Operand!, input, options.Limits),
            options,
            arguments.One(Of),
            Formats.Read(arguments),
            arguments.Seconds(OptionTable.Timeout));
    }

    /// <summary>The graph that is meant.</summary>
    public Expr Output() => of is null ? model.Value.Output : model.Value[of];

    /// <summary>What the text and the options say about the variables.</summary>
    public IReadOnlyList<Expr> Assumptions => model.Value.Assumptions;

    /// <summary>The form that people read, under the assumptions of the text.</summary>
    /// <param name="without">Rules that are not used.</param>
    public Simplified Simplify(IReadOnlyList<string> without) =>
        Pipelines.People([Output()], options: new() { Assumptions = Assumptions, Without = without.ToHashSet(StringComparer.Ordinal) });

    /// <summary>The variables of the text.</summary>
    public IEnumerable<Expr> Variables => model.Value.Variables;

    /// <summary>Writes a graph with the names of the model, and notes beside it; or all of it as JSON, an error too.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="work">Makes the graph.</param>
    public int Write(Terminal terminal, Func<Shown> work)
    {
        if (format == Formats.Json) return Formats.WriteJson(timeout, terminal, () => GraphJson.Of(work(), PrintOptions.Text.Naming(model.Value), model.Value.Notes));
        var (shown, printout) =
            TimeLimit.Run(timeout, () => work() is var shown ? (shown, Printer.Print(shown.Root, Formats.Notation(format).Naming(model.Value)).ToString()) : default);
        terminal.Out.WriteLine(printout);
        terminal.Messages.WriteNotes(model.Value);
        if (shown.Conditions.Count > 0) terminal.Messages.Note($"valid where {string.Join(", ", shown.Conditions)}");
        foreach (var note in shown.Notes) terminal.Messages.Note(note);
        return ExitCode.Success;
    }

    /// <summary>A graph to be shown.</summary>
    /// <param name="Root">The graph.</param>
    /// <param name="Conditions">Where it equals what was written.</param>
    /// <param name="Notes">What is worth knowing about it.</param>
    public sealed record Shown(Expr Root, IReadOnlyList<Expr> Conditions, IReadOnlyList<string> Notes);
}
