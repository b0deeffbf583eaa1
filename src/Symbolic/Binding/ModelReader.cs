using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Text to model: reads, takes up the names, binds every definition, chooses the output.</summary>
internal static class ModelReader
{
    /// <summary>Reads a text.</summary>
    public static Model Read(string text, BindingOptions options)
    {
        var program = SyntaxReader.Read(text, options.Limits, options.Syntax);
        var symbols = Symbols(program, options);
        var binder = new Binder(symbols, options.Limits, text);
        var values = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var declared = symbols.All.ToList(); // Binding adds free variables.
        foreach (var symbol in declared)
            if (symbol is ValueSymbol value) values[value.Name] = binder.Bind(value).Node;
        foreach (var symbol in declared)
            if (symbol is FunctionSymbol function && binder.TryBind(function) is { } body) values[function.Name] = body.Node;
        var output = Output(program, options, symbols, binder);
        foreach (var symbol in symbols.All)
        {
            if (symbol is VariableSymbol variable) values[variable.Name] = variable.Node;
            if (symbol is SizeSymbol size) values[size.Name] = size.Node;
        }
        return new Model(text, symbols, values, output, binder.Notes) { Assumptions = Assumptions(program, options, binder) };
    }

    private static List<Expr> Assumptions(ProgramSyntax program, BindingOptions options, Binder binder)
    {
        var (assumptions, known) = (new List<Expr>(), new Dictionary<Expr, Fact>());
        foreach (var statement in program.Statements)
            if (statement is AssumptionStatement own) AddAll(own.Conditions, program.Text);
        foreach (var text in options.Assumptions) AddAll(SyntaxReader.ReadConditions(text, options.Limits, options.Syntax), text);
        return assumptions;

        void AddAll(IEnumerable<Syntax> conditions, string text)
        {
            foreach (var condition in conditions)
            {
                var node = binder.Bind(condition, new Scope(text, options.Syntax)).Node;
                assumptions.Add(FactTable.IsAssumption(node) ? node : throw BindingFaults.Assumption(text, condition.Span));
                foreach (var part in FactTable.Conjunction(node).Select(Comparison.Read).OfType<Comparison>())
                {
                    var before = known.GetValueOrDefault(part.Side, Fact.Unknown);
                    known[part.Side] = before.Contradicts(part.Fact) ? throw BindingFaults.Contradiction(text, condition.Span) : before.And(part.Fact);
                }
            }
        }
    }

    private static SymbolTable Symbols(ProgramSyntax program, BindingOptions options)
    {
        var symbols = new SymbolTable();
        foreach (var text in options.Opaque)
            symbols.Add(SyntaxReader.ReadOpaque(text, options.Limits), text);
        foreach (var text in options.Declarations)
            symbols.Add(SyntaxReader.ReadVariables(text, options.Limits), Role.Free, text);
        foreach (var text in options.Definitions)
            symbols.Add(ReadDefinitions(text, options), options.Syntax);
        symbols.Add(program, options.Syntax);
        if (options.Syntax == Dialect.Standard)
            SizeNames.AddTo(symbols, program);
        return symbols;
    }

    private static ProgramSyntax ReadDefinitions(string text, BindingOptions options)
    {
        var program = SyntaxReader.Read(text, options.Limits, options.Syntax);
        var other = program.Statements.FirstOrDefault(statement => statement is not (DefinitionStatement or FunctionStatement));
        return other is null ? program : throw Faults.Fault(text, Codes.LeftSide, "expected a definition", other.Span, "write name = ... or f(x) = ...");
    }

    private static (string? Name, Expr Value) Output(ProgramSyntax program, BindingOptions options, SymbolTable symbols, Binder binder)
    {
        if (program.Statements[^1] is ExpressionStatement expression)
            return (null, binder.Bind(expression.Value, new Scope(program.Text, options.Syntax)).Node);
        var own = symbols.All.Where(symbol => symbol.IsIn(program.Text)).ToList();
        return own.OfType<ValueSymbol>().LastOrDefault() is { } value ? (value.Name, binder.Bind(value).Node)
            : own.OfType<FunctionSymbol>().LastOrDefault() is { } function ? (function.Name, binder.Bind(function).Node)
            : throw Faults.NoValue(program.Text, new TextSpan(program.Text.Length, 0));
    }
}
