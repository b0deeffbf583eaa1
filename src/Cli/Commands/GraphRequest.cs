using SymDiff.Printing;
using SymDiff.Simplification;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>A text whose graph is shown: what commands without derivatives have in common.</summary>
/// <param name="text">An expression or a program.</param>
/// <param name="options">Definitions and limits.</param>
/// <param name="of">The definition that is meant, or null.</param>
/// <param name="notation">How graphs are written.</param>
/// <param name="timeout">When to give up, or null.</param>
internal sealed class GraphRequest(string text, BindingOptions options, string? of, PrintOptions notation, TimeSpan? timeout)
{
    private readonly Lazy<Model> model = new(() => Model.Parse(text, options));

    /// <summary>Definitions and limits.</summary>
    public BindingOptions Options => options;

    /// <summary>When to give up, or null.</summary>
    public TimeSpan? Timeout => timeout;

    /// <summary>The request of a command line.</summary>
    public static GraphRequest Read(ParsedArguments arguments, TextReader input)
    {
        var options = ReadBinding(arguments);
        return new(
            SourceText.Read(arguments.Operand!, input, options.Limits),
            options,
            arguments.One(Of),
            Formats.Notation(arguments.Choice(OptionTable.Notation)),
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

    /// <summary>A graph, with the names of the model.</summary>
    public string Print(Expr root) => Printer.Print(root, notation.Naming(model.Value)).ToString();

    /// <summary>The notes about the text.</summary>
    public void Advise(Messages messages)
    {
        foreach (var note in model.Value.Notes) messages.Write(note, text);
    }
}
