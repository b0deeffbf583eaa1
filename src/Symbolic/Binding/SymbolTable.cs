using System.Collections.Immutable;
using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>The names of one model; each has one meaning.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> symbols = new(StringComparer.Ordinal);

    /// <summary>Whether the program declares its inputs, so that any other name is a mistake.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>All symbols, in the order in which they were met.</summary>
    public IEnumerable<Symbol> All => symbols.Values;

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => symbols.Keys;

    /// <summary>The symbol of this name, or null.</summary>
    public Symbol? Find(string name) => symbols.GetValueOrDefault(name);

    /// <summary>Takes up the declarations and definitions of a text.</summary>
    public void Add(ProgramSyntax program, Dialect dialect)
    {
        var scope = new Scope(program.Text, dialect);
        foreach (var statement in program.Statements)
            Add(statement, scope);
    }

    /// <summary>Takes up opaque functions.</summary>
    public void Add(IEnumerable<OpaqueSyntax> functions, string text)
    {
        foreach (var function in functions)
        {
            CheckFunction(function.Name, text);
            ImmutableArray<Shape> parameters = [.. function.Parameters.Select(parameter => ShapeOf(parameter.Axes, text))];
            Add(function.Name, new OpaqueSymbol(function, parameters, ShapeOf(function.Axes, text), text), text);
        }
    }

    /// <summary>Takes up variables with their shapes.</summary>
    public void Add(IEnumerable<VariableSyntax> variables, Role role, string text)
    {
        foreach (var variable in variables)
            Add(variable.Name, new VariableSymbol(variable.Name, role, text, ShapeOf(variable.Axes, text)), text);
    }

    /// <summary>The shape of declared axes; names in it become sizes.</summary>
    public Shape ShapeOf(IEnumerable<Syntax> axes, string text)
    {
        var sizes = new Sizes(name => Declared(name, text), text);
        return Shape.Of([.. axes.Select(sizes.ReadLength)]);
    }

    /// <summary>The size of this name; one that stands for nothing else becomes a size unless the program declares its inputs.</summary>
    public Dimension SizeOf(Syntax name, string text) => Find(name.Text) switch
    {
        SizeSymbol => name.Text,
        null when IsClosed || Vocabulary.IsReserved(name.Text) => throw BindingFaults.UnknownName(text, name.Text, name.Span, Diagnostics.Suggestions.DidYouMean(name.Text, Names)),
        null => AddSize(name.Text),
        _ => throw BindingFaults.Size(text, name),
    };

    /// <summary>The variable of a name that stands for nothing else.</summary>
    public VariableSymbol AddFree(string name)
    {
        var variable = new VariableSymbol(new NameSyntax(name, default), Role.Free, "");
        symbols.Add(name, variable);
        return variable;
    }

    private void Add(Statement statement, Scope scope)
    {
        switch (statement)
        {
            case InputStatement input:
                IsClosed = true;
                Add(input.Variables, Role.Input, scope.Text);
                break;
            case ParameterStatement parameter:
                IsClosed = true;
                Add(parameter.Variables, Role.Parameter, scope.Text);
                break;
            case OpaqueStatement opaque:
                Add(opaque.Functions, scope.Text);
                break;
            case DefinitionStatement definition:
                Add(definition.Name, new ValueSymbol(definition, scope), scope.Text);
                break;
            case FunctionStatement function:
                CheckParameters(function, scope.Text);
                CheckFunction(function.Name, scope.Text);
                Add(function.Name, new FunctionSymbol(function, scope), scope.Text);
                break;
        }
    }

    private Dimension Declared(Syntax name, string text)
    {
        if (Vocabulary.IsReserved(name.Text))
            throw BindingFaults.ReservedName(text, name.Text, name.Span);
        if (symbols.TryAdd(name.Text, new SizeSymbol(new NameSyntax(name.Text, name.Span), text)) || Find(name.Text) is SizeSymbol)
            return name.Text;
        throw BindingFaults.SizeAndValue(text, name.Text, name.Span);
    }

    private Dimension AddSize(string name)
    {
        symbols.Add(name, new SizeSymbol(new NameSyntax(name, default), ""));
        return name;
    }

    private void Add(NameSyntax name, Symbol symbol, string text)
    {
        CheckName(name, text);
        if (!symbols.TryAdd(name.Text, symbol))
            throw Find(name.Text) is SizeSymbol ? BindingFaults.SizeAndValue(text, name.Text, name.Span) : BindingFaults.DefinedTwice(text, name.Text, name.Span);
    }

    private static void CheckParameters(FunctionStatement function, string text)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in function.Parameters)
        {
            CheckName(parameter, text);
            if (!met.Add(parameter.Text))
                throw BindingFaults.DefinedTwice(text, parameter.Text, parameter.Span);
        }
    }

    /// <summary>A function of the language that takes axes or sizes cannot be replaced: results are written with it.</summary>
    private static void CheckFunction(NameSyntax name, string text)
    {
        if (CallForms.Find(name.Text) is not null)
            throw BindingFaults.ReservedName(text, name.Text, name.Span);
    }

    private static void CheckName(NameSyntax name, string text)
    {
        if (Vocabulary.IsReserved(name.Text))
            throw BindingFaults.ReservedName(text, name.Text, name.Span);
    }
}
