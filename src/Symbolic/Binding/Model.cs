using System.Diagnostics.CodeAnalysis;
using SymDiff.Binding;

namespace SymDiff;

/// <summary>A function that is only named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arity">Number of its arguments.</param>
public sealed record OpaqueFunction(string Name, int Arity)
{
    /// <summary>Shapes of the arguments, if they are declared; otherwise the function takes numbers and is applied entry by entry.</summary>
    public IReadOnlyList<Shape> Parameters { get; init; } = [];

    /// <summary>Shape of the value for arguments of those shapes.</summary>
    public Shape Result { get; init; } = Shape.Scalar;
}

/// <summary>
/// A text of the language, read: the graph of its value and what a graph forgets, that is the names of its definitions,
/// their order and places, and which variables are inputs or parameters.
/// </summary>
public sealed class Model
{
    private readonly Dictionary<string, Expr> values;
    private readonly SymbolTable symbols;

    internal Model(string text, SymbolTable symbols, Dictionary<string, Expr> values, (string? Name, Expr Value) output, IReadOnlyList<Diagnostic> notes)
    {
        (Text, this.symbols, this.values, (OutputName, Output), Notes) = (text, symbols, values, output, notes);
        Definitions = Names(symbol => symbol is ValueSymbol);
        Inputs = Names(symbol => symbol is VariableSymbol { Role: Role.Input });
        Parameters = Names(symbol => symbol is VariableSymbol { Role: Role.Parameter });
        Sizes = Names(symbol => symbol is SizeSymbol);
        OpaqueFunctions = [.. symbols.All.OfType<OpaqueSymbol>().Select(symbol => symbol.Description)];
    }

    /// <summary>The source that all spans refer to.</summary>
    public string Text { get; }

    /// <summary>The value: the final expression, else the last definition; of a text with functions only, the last one's body.</summary>
    public Expr Output { get; }

    /// <summary>Name of the output; null for an expression.</summary>
    public string? OutputName { get; }

    /// <summary>Names of the defined values, in source order.</summary>
    public IReadOnlyList<string> Definitions { get; }

    /// <summary>Names declared by <c>input</c>, in source order.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Names declared by <c>param</c>, in source order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Names of the sizes of axes, in the order in which they are met.</summary>
    public IReadOnlyList<string> Sizes { get; }

    /// <summary>All variables, also those that are only declared.</summary>
    internal IEnumerable<Expr> Variables => symbols.All.OfType<VariableSymbol>().Select(symbol => symbol.Node);

    /// <summary>Functions declared by <c>opaque</c>, in source order.</summary>
    public IReadOnlyList<OpaqueFunction> OpaqueFunctions { get; }

    /// <summary>What the text and the options say about the variables.</summary>
    public IReadOnlyList<Expr> Assumptions { get; internal init; } = [];

    /// <summary>Advice on a text that is right but looks like a slip.</summary>
    public IReadOnlyList<Diagnostic> Notes { get; }

    /// <summary>The value of a definition, the node of a variable, the body of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SymDiffException">The model has no such name.</exception>
    public Expr this[string name] => Find(name) ?? throw UnknownName(name);

    /// <summary>The shape of a definition's value, of a variable or of a size.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SymDiffException">The model has no such name.</exception>
    public Shape ShapeOf(string name) => this[name].Shape;

    /// <summary>Reads an expression or a program.</summary>
    /// <param name="text">Text in the language.</param>
    /// <param name="options">Definitions and limits besides the text.</param>
    /// <exception cref="SymDiffException">The text is wrong; the exception's diagnostic says where and why.</exception>
    /// <exception cref="LimitException">The text reaches a limit.</exception>
    public static Model Parse(string text, BindingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ModelReader.Read(text, options ?? BindingOptions.Default);
    }

    /// <summary>Reads an expression or a program without throwing.</summary>
    /// <param name="text">Text in the language; null is read as an empty text.</param>
    /// <param name="options">Definitions and limits besides the text.</param>
    /// <param name="model">The model, or null.</param>
    /// <param name="diagnostics">The error if there is one; otherwise the notes.</param>
    /// <returns>Whether the text is right.</returns>
    public static bool TryParse(string? text, BindingOptions? options, [NotNullWhen(true)] out Model? model, out IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            model = Parse(text ?? "", options);
            diagnostics = model.Notes;
            return true;
        }
        catch (SymDiffException error)
        {
            model = null;
            diagnostics = [error.Diagnostic];
            return false;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, usually <c>*.sym</c>, in UTF-8.</param>
    /// <param name="options">Definitions and limits besides the text.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SymDiffException">The text is wrong; the exception's diagnostic says where and why.</exception>
    public static Model Load(string path, BindingOptions? options = null) => Parse(File.ReadAllText(path), options);

    /// <summary>Where the text introduces a name; null for a name that it only uses.</summary>
    /// <param name="name">A name.</param>
    public TextSpan? SpanOf(string name) => symbols.Find(name) is { } symbol && symbol.IsIn(Text) ? symbol.Span : null;

    /// <summary>What to differentiate by when nobody says: the parameters, else the only free variable.</summary>
    /// <param name="of">What is differentiated; the output if left out.</param>
    /// <exception cref="SymDiffException">There is no free variable, or a choice; the diagnostic's <c>Expected</c> lists the names.</exception>
    public IReadOnlyList<string> DefaultVariables(Expr? of = null)
    {
        if (Parameters.Count > 0)
            return Parameters;
        var free = (of ?? Output).FreeVariables();
        return free.Count == 1 ? free : throw BindingFaults.NoSingleVariable(Text, [.. free.OrderBy(IsDoubtful)]);
    }

    /// <summary>Whether a note says that a name may be a slip.</summary>
    private bool IsDoubtful(string name) => Notes.Any(note => Text.AsSpan(note.Span.Start, note.Span.Length).SequenceEqual(name));

    /// <summary>The node to differentiate by: a variable, or a definition that is then held to be independent.</summary>
    /// <param name="name">Its name; one that does not occur is a variable too, unless the program declares its inputs.</param>
    /// <exception cref="SymDiffException">The name is reserved, unknown, constant or no name.</exception>
    public Expr Variable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var node = Find(name);
        if (node is null && (symbols.IsClosed || !VariableName.IsOne(name)))
            throw VariableName.IsOne(name) ? UnknownName(name) : VariableName.Fault(name);
        if (Vocabulary.IsReserved(name) || symbols.Find(name) is FunctionSymbol or OpaqueSymbol || node?.FreeVariables().Count == 0)
            throw VariableName.Fault(name);
        return node ?? Expr.Variable(VariableName.Normalized(name));
    }

    private Expr? Find(string name) => values.GetValueOrDefault(VariableName.Normalized(name));

    private SymDiffException UnknownName(string name) =>
        BindingFaults.UnknownName(name, name, new TextSpan(0, name.Length), Diagnostics.Suggestions.DidYouMean(name, values.Keys));

    private List<string> Names(Func<Symbol, bool> isMeant) => [.. symbols.All.Where(isMeant).Select(symbol => symbol.Name)];
}
