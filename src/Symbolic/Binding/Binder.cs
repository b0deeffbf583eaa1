using System.Runtime.InteropServices;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>
/// Syntax to graph. One stack of pieces of syntax under way and one of finished values stand in for recursion, through
/// definitions and function calls as well; a function called twice with the same arguments is expanded once.
/// </summary>
internal sealed partial class Binder(SymbolTable symbols, Limits limits, string text)
{
    private readonly List<Frame> frames = [];
    private readonly List<Bound> values = [];
    private readonly Dictionary<string, Expr> literals = new(StringComparer.Ordinal);
    private readonly Dictionary<ExpansionKey, Bound> expansions = [];
    private readonly HashSet<Symbol> underWay = [];
    private int applied;

    /// <summary>Advice on what was bound so far of the model's own text.</summary>
    public List<Diagnostic> Notes { get; } = [];

    /// <summary>The value of a definition.</summary>
    public Bound Bind(ValueSymbol symbol)
    {
        if (symbol.Value is null)
            Run(() => OpenDefinition(symbol, new Use(symbol.Scope, symbol.Span)));
        return symbol.Value!;
    }

    /// <summary>The value of an expression.</summary>
    public Bound Bind(Syntax syntax, Scope scope) => Run(() => Enter(syntax, scope));

    /// <summary>A function's body, its parameters taken as scalar variables.</summary>
    /// <exception cref="SymDiffException">The body is wrong, or has no meaning for scalars; the code tells which.</exception>
    public Bound Bind(FunctionSymbol function)
    {
        Bound[] arguments = [.. function.Parameters.Select(name => new Bound(Expr.Symbol(name)))];
        return Run(() => OpenFunction(function, arguments, new Use(function.Scope, function.Span)));
    }

    /// <summary>The same; null if the body needs arguments of another shape.</summary>
    public Bound? TryBind(FunctionSymbol function)
    {
        try
        {
            return Bind(function);
        }
        catch (SymDiffException error) when (Codes.IsShape(error.Diagnostic.Code))
        {
            frames.Clear();
            values.Clear();
            underWay.Clear();
            return null;
        }
    }

    private Bound Run(Action open)
    {
        open();
        while (frames.Count > 0)
            Step();
        return Pop();
    }

    private void Step()
    {
        var frame = frames[^1];
        if (frame.Next < frame.Children.Length)
        {
            Enter(frame.Children[frame.Next++], frame.Scope);
            return;
        }
        frames.RemoveAt(frames.Count - 1);
        if (frame.Owner is not null)
            Close(frame);
        else
            Complete(frame);
    }

    private void Enter(Syntax syntax, Scope scope)
    {
        switch (syntax.Kind)
        {
            case SyntaxKind.Number:
                values.Add(new Bound(Literal(syntax.Text)));
                break;
            case SyntaxKind.Name:
                EnterName(syntax, scope);
                break;
            case SyntaxKind.Call:
                frames.Add(new Frame(syntax, scope, values.Count, PlanOf(syntax, scope)));
                break;
            case SyntaxKind.Index:
                frames.Add(new Frame(syntax, scope, values.Count, new IndexPlan(syntax, scope, symbols)));
                break;
            case SyntaxKind.Text or SyntaxKind.Slice or SyntaxKind.Omitted or SyntaxKind.NamedArgument:
                throw BindingFaults.NotAValue(scope.Text, syntax);
            default:
                frames.Add(new Frame(syntax, scope, values.Count));
                break;
        }
    }

    private Expr Literal(string text)
    {
        ref var literal = ref CollectionsMarshal.GetValueRefOrAddDefault(literals, text, out _);
        return literal ??= Expr.Constant(Number.Parse(text));
    }

    private void EnterName(Syntax name, Scope scope)
    {
        if (scope.Arguments.TryGetValue(name.Text, out var argument))
            values.Add(argument);
        else if (Vocabulary.Constant(name.Text) is { } constant)
            values.Add(new Bound(constant.Apply()));
        else
            Enter(name, scope, symbols.Find(name.Text) ?? Undeclared(name, scope));
    }

    private void Enter(Syntax name, Scope scope, Symbol symbol)
    {
        switch (symbol)
        {
            case VariableSymbol variable:
                values.Add(new Bound(variable.Node));
                break;
            case ValueSymbol { Value: { } value }:
                values.Add(value);
                break;
            case ValueSymbol definition:
                OpenDefinition(definition, new Use(scope, name.Span));
                break;
            case SizeSymbol size:
                values.Add(new Bound(size.Node));
                break;
            default:
                throw BindingFaults.UncalledFunction(scope.Text, name.Text, name.Span);
        }
    }

    private VariableSymbol Undeclared(Syntax name, Scope scope)
    {
        if (Vocabulary.IsReserved(name.Text))
            throw BindingFaults.UncalledFunction(scope.Text, name.Text, name.Span);
        if (symbols.IsClosed)
            throw BindingFaults.UnknownName(scope.Text, name.Text, name.Span, Diagnostics.Suggestions.DidYouMean(name.Text, symbols.Names));
        Note(BindingNotes.OnName(name), scope);
        return symbols.AddFree(name.Text);
    }
}
