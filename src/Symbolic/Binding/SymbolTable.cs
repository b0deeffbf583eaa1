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
    public void Add(ProgramSyntax program)
    {
        var scope = new Scope(program.Text);
        foreach (var statement in program.Statements)
            Add(statement, scope);
    }

    /// <summary>Takes up opaque functions.</summary>
    public void Add(IEnumerable<OpaqueSyntax> functions, string text)
    {
        foreach (var function in functions)
            Add(function.Name, new OpaqueSymbol(function, text), text);
    }

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
                AddVariables(input.Variables, Role.Input, scope.Text);
                break;
            case ParameterStatement parameter:
                AddVariables(parameter.Variables, Role.Parameter, scope.Text);
                break;
            case OpaqueStatement opaque:
                Add(opaque.Functions, scope.Text);
                break;
            case DefinitionStatement definition:
                Add(definition.Name, new ValueSymbol(definition, scope), scope.Text);
                break;
            case FunctionStatement function:
                CheckParameters(function, scope.Text);
                Add(function.Name, new FunctionSymbol(function, scope), scope.Text);
                break;
        }
    }

    private void AddVariables(IEnumerable<VariableSyntax> variables, Role role, string text)
    {
        IsClosed = true;
        foreach (var variable in variables)
        {
            if (!variable.Axes.IsEmpty)
                throw Faults.Fault(text, Codes.NotAvailable, "only scalars are available", variable.Axes[0].Span);
            Add(variable.Name, new VariableSymbol(variable.Name, role, text), text);
        }
    }

    private void Add(NameSyntax name, Symbol symbol, string text)
    {
        CheckName(name, text);
        if (!symbols.TryAdd(name.Text, symbol))
            throw BindingFaults.DefinedTwice(text, name.Text, name.Span);
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

    private static void CheckName(NameSyntax name, string text)
    {
        if (Vocabulary.IsReserved(name.Text))
            throw BindingFaults.ReservedName(text, name.Text, name.Span);
    }
}
