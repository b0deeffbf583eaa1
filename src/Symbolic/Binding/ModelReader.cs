using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Text to model: reads, takes up the names, binds every definition, chooses the output.</summary>
internal static class ModelReader
{
    /// <summary>Reads a text.</summary>
    public static Model Read(string text, BindingOptions options)
    {
        var program = SyntaxReader.Read(text, options.Limits);
        var symbols = Symbols(program, options);
        var binder = new Binder(symbols, options.Limits, text);
        var values = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var declared = symbols.All.ToList(); // Binding adds free variables.
        foreach (var symbol in declared)
            if (symbol is ValueSymbol value) values[value.Name] = binder.Bind(value).Node;
        foreach (var symbol in declared)
            if (symbol is FunctionSymbol function) values[function.Name] = binder.Bind(function).Node;
        var output = Output(program, symbols, binder, values);
        foreach (var symbol in symbols.All)
            if (symbol is VariableSymbol variable) values[variable.Name] = variable.Node;
        return new Model(text, symbols, values, output, binder.Notes) { Assumptions = Assumptions(program, options, binder) };
    }

    private static List<Expr> Assumptions(ProgramSyntax program, BindingOptions options, Binder binder)
    {
        var assumptions = new List<Expr>();
        foreach (var statement in program.Statements)
            if (statement is AssumptionStatement own) AddAll(own.Conditions, program.Text);
        foreach (var text in options.Assumptions) AddAll(SyntaxReader.ReadConditions(text, options.Limits, Dialect.Standard), text);
        return assumptions;

        void AddAll(IEnumerable<Syntax> conditions, string text)
        {
            foreach (var condition in conditions)
            {
                var node = binder.Bind(condition, new Scope(text)).Node;
                assumptions.Add(FactTable.IsAssumption(node) ? node : throw BindingFaults.Assumption(text, condition.Span));
            }
        }
    }

    private static SymbolTable Symbols(ProgramSyntax program, BindingOptions options)
    {
        var symbols = new SymbolTable();
        foreach (var text in options.Opaque)
            symbols.Add(SyntaxReader.ReadOpaque(text, options.Limits), text);
        foreach (var text in options.Definitions)
            symbols.Add(ReadDefinitions(text, options.Limits));
        symbols.Add(program);
        return symbols;
    }

    private static ProgramSyntax ReadDefinitions(string text, Limits limits)
    {
        var program = SyntaxReader.Read(text, limits);
        var other = program.Statements.FirstOrDefault(statement => statement is not (DefinitionStatement or FunctionStatement));
        return other is null ? program : throw Faults.Fault(text, Codes.LeftSide, "expected a definition", other.Span, "write name = ... or f(x) = ...");
    }

    private static (string? Name, Expr Value) Output(ProgramSyntax program, SymbolTable symbols, Binder binder, Dictionary<string, Expr> values)
    {
        if (program.Statements[^1] is ExpressionStatement expression)
            return (null, binder.Bind(expression.Value, new Scope(program.Text)).Node);
        var own = symbols.All.Where(symbol => symbol.IsIn(program.Text)).ToList();
        var last = own.OfType<ValueSymbol>().LastOrDefault() ?? (Symbol?)own.OfType<FunctionSymbol>().LastOrDefault();
        return last is null
            ? throw Faults.NoValue(program.Text, new TextSpan(program.Text.Length, 0))
            : (last.Name, values[last.Name]);
    }
}
