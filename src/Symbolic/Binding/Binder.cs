using System.Runtime.InteropServices;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>
/// Syntax to graph. One stack of pieces of syntax under way and one of finished values stand in for recursion, through
/// definitions and function calls as well; a function called twice with the same arguments is expanded once.
/// </summary>
internal sealed class Binder(SymbolTable symbols, Limits limits, string text)
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
            Run(() => OpenDefinition(symbol, symbol.Text, symbol.Span));
        return symbol.Value!;
    }

    /// <summary>The value of an expression.</summary>
    public Bound Bind(Syntax syntax, Scope scope) => Run(() => Enter(syntax, scope));

    /// <summary>A function's body, its parameters taken as variables.</summary>
    public Bound Bind(FunctionSymbol function)
    {
        Bound[] arguments = [.. function.Parameters.Select(name => new Bound(Expr.Symbol(name)))];
        return Run(() => OpenFunction(function, arguments, function.Text, function.Span));
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
            case > SyntaxKind.Or:
                throw Faults.Fault(scope.Text, Codes.NotAvailable, "only scalars are available", syntax.Span);
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
                OpenDefinition(definition, scope.Text, name.Span);
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

    private void OpenDefinition(ValueSymbol symbol, string text, TextSpan use)
    {
        Begin(symbol, text, use);
        frames.Add(new Frame(symbol, null, symbol.Scope));
        Enter(symbol.Body, symbol.Scope);
    }

    private void OpenFunction(FunctionSymbol function, Bound[] arguments, string text, TextSpan use)
    {
        var key = new ExpansionKey(function, [.. arguments.Select(argument => argument.Node)]);
        if (expansions.TryGetValue(key, out var known))
        {
            values.Add(known);
            return;
        }
        Begin(function, text, use);
        frames.Add(new Frame(function, key, function.Scope));
        var byName = function.Parameters.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        Enter(function.Body, function.Scope with { Arguments = byName });
    }

    private void Begin(Symbol symbol, string text, TextSpan use)
    {
        if (underWay.Add(symbol))
            return;
        var path = frames.Where(frame => frame.Owner is not null).Select(frame => frame.Owner!).SkipWhile(owner => owner != symbol);
        throw BindingFaults.Recursion(text, [.. path.Append(symbol).Select(owner => owner.Name)], use);
    }

    /// <summary>A definition or an expansion is finished: its value, which stays on the stack, is kept for the next use.</summary>
    private void Close(Frame frame)
    {
        underWay.Remove(frame.Owner!);
        if (frame.Owner is ValueSymbol definition)
            definition.Value = values[^1];
        else
            expansions[frame.Key!] = values[^1];
    }

    private void Complete(Frame frame)
    {
        var (syntax, scope) = (frame.Syntax!, frame.Scope);
        var arguments = CollectionsMarshal.AsSpan(values)[frame.Base..].ToArray();
        values.RemoveRange(frame.Base, arguments.Length);
        if (syntax.Kind != SyntaxKind.Call)
            Push(syntax, scope, Operators.Apply(syntax, Nodes(arguments)), arguments);
        else
            Call(syntax, scope, arguments);
    }

    private void Call(Syntax call, Scope scope, Bound[] arguments)
    {
        var own = scope.InPrelude ? null : symbols.Find(call.Text);
        if (own is OpaqueSymbol opaque)
            Push(call, scope, Calls.Apply(opaque, call, scope.Text, Nodes(arguments)), arguments);
        else if (Vocabulary.Function(call.Text) is { } op)
            Push(call, scope, Calls.Apply(op, call, scope.Text, Nodes(arguments)), arguments);
        else if (DerivativeForm.Find(call.Text) is { } form)
            Differentiate(form, call, scope, arguments);
        else if ((own as FunctionSymbol ?? Prelude.Find(call.Text)) is { } function)
        {
            Calls.Check(function, call, scope.Text);
            OpenFunction(function, arguments, scope.Text, call.HeadSpan);
        }
        else
            throw Calls.Unknown(call, scope, symbols);
    }

    private void Differentiate(DerivativeForm form, Syntax call, Scope scope, Bound[] arguments)
    {
        Calls.Check(form, call, scope.Text);
        if (call.Children[1].Kind != SyntaxKind.Name || arguments[1].Node.FreeVariables().Count == 0)
            throw BindingFaults.DerivativeVariable(scope.Text, call.Children[1]);
        var order = arguments.Max(argument => argument.Order) + form.Order;
        if (order > limits.MaxOrder)
            throw Faults.OrderLimit(scope.Text, call.Span, limits.MaxOrder);
        var derivative = form.Expand(Nodes(arguments));
        Count(derivative.NodeCount(), call, scope);
        values.Add(new Bound(derivative, order));
    }

    private void Push(Syntax syntax, Scope scope, Expr node, Bound[] arguments)
    {
        Count(1, syntax, scope);
        Note(BindingNotes.OnPower(syntax, symbols), scope);
        var order = 0;
        foreach (var argument in arguments)
            order = Math.Max(order, argument.Order);
        values.Add(new Bound(node, order));
    }

    private void Note(Diagnostic? note, Scope scope)
    {
        if (note is not null && ReferenceEquals(scope.Text, text) && !Notes.Exists(other => other.Code == note.Code))
            Notes.Add(note);
    }

    private void Count(int nodes, Syntax syntax, Scope scope)
    {
        applied += nodes;
        if (applied > limits.MaxNodes)
            throw Faults.NodeLimit(scope.Text, syntax.Span, limits.MaxNodes);
    }

    private Bound Pop()
    {
        var value = values[^1];
        values.RemoveAt(values.Count - 1);
        return value;
    }

    private static Expr[] Nodes(Bound[] arguments) => Array.ConvertAll(arguments, argument => argument.Node);
}
