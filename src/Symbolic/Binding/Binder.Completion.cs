using System.Runtime.InteropServices;
using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>What is made of bound operands: signs, calls, derivatives; definitions and expansions around them.</summary>
internal sealed partial class Binder
{
    private void OpenDefinition(ValueSymbol symbol, Use use)
    {
        Begin(symbol, use);
        frames.Add(new Frame(symbol, null, symbol.Scope, use));
        Enter(symbol.Body, symbol.Scope);
    }

    private void OpenFunction(FunctionSymbol function, Bound[] arguments, Use use)
    {
        var key = new ExpansionKey(function, arguments);
        if (expansions.TryGetValue(key, out var known))
        {
            values.Add(known);
            return;
        }
        Begin(function, use);
        frames.Add(new Frame(function, key, function.Scope, use));
        var byName = function.Parameters.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        Enter(function.Body, function.Scope with { Arguments = byName });
    }

    private void Begin(Symbol symbol, Use use)
    {
        if (underWay.Add(symbol))
            return;
        var path = frames.Where(frame => frame.Owner is not null).Select(frame => frame.Owner!).SkipWhile(owner => owner != symbol);
        throw BindingFaults.Recursion(use.Scope.Text, [.. path.Append(symbol).Select(owner => owner.Name)], use.Span);
    }

    /// <summary>A definition or an expansion is finished: its value, which stays on the stack, is kept for the next use.</summary>
    private void Close(Frame frame)
    {
        underWay.Remove(frame.Owner!);
        if (frame.Owner is ValueSymbol definition)
        {
            definition.Value = values[^1];
            return;
        }
        var (key, use) = (frame.Key!, frame.Use!.Scope);
        if (frame.Scope.InPrelude && !use.InPrelude)
            values[^1] = Signs.Of(use.Dialect).OfCall(values[^1].Node, key.Arguments, isElementwise: false) with { Order = values[^1].Order };
        expansions[key] = values[^1];
    }

    private void Complete(Frame frame)
    {
        var (syntax, scope) = (frame.Syntax!, frame.Scope);
        var arguments = CollectionsMarshal.AsSpan(values)[frame.Base..].ToArray();
        values.RemoveRange(frame.Base, arguments.Length);
        try
        {
            if (frame.Plan is { } plan)
                Push(syntax, scope, Signs.Of(scope.Dialect).OfCall(plan.Build(arguments), arguments, isElementwise: false), arguments);
            else if (syntax.Kind == SyntaxKind.Call)
                Call(syntax, scope, arguments);
            else
                Push(syntax, scope, Signs.Of(scope.Dialect).Apply(syntax, arguments), arguments);
        }
        catch (ShapeException error)
        {
            throw ShapeFault(error, syntax, scope, arguments);
        }
    }

    /// <summary>Inside the prelude, the call that led there is at fault.</summary>
    private SymDiffException ShapeFault(ShapeException error, Syntax syntax, Scope scope, Bound[] arguments)
    {
        if (!scope.InPrelude)
            return BindingFaults.Shape(scope.Text, syntax.Span, error, ShapeAdvice.For(error, Signs.Nodes(arguments), symbols));
        var use = frames.FindLast(frame => frame.Use is { Scope.InPrelude: false })?.Use;
        return use is null ? BindingFaults.Shape(scope.Text, syntax.Span, error) : BindingFaults.Shape(use.Scope.Text, use.Span, error);
    }

    /// <summary>The plan of a call that takes axes, sizes or flags; null for a call of values alone.</summary>
    private CallPlan? PlanOf(Syntax call, Scope scope)
    {
        var isOwn = !scope.InPrelude && symbols.Find(call.Text) is FunctionSymbol or OpaqueSymbol;
        var form = isOwn || CallForms.IsOfNumbers(call.Text) || DerivativeForm.Find(call.Text) is not null ? null : FormOf(call, scope);
        var named = call.Children.FirstOrDefault(child => child.Kind == SyntaxKind.NamedArgument);
        if (form is not null && (named is not null || call.Children.Length == 1 || Vocabulary.Function(call.Text) is null))
            return new CallPlan(form, call, scope, symbols);
        return named is null ? null : throw BindingFaults.NoNamedArguments(scope.Text, call, named);
    }

    private CallForm? FormOf(Syntax call, Scope scope) => Signs.Of(scope.Dialect).Form(
        call, name => name.Kind == SyntaxKind.Name && !scope.Arguments.ContainsKey(name.Text) && symbols.Find(name.Text) is null or SizeSymbol);

    private void Call(Syntax call, Scope scope, Bound[] arguments)
    {
        var own = scope.InPrelude ? null : symbols.Find(call.Text);
        if (own is OpaqueSymbol opaque)
            PushCall(call, scope, Calls.Apply(opaque, call, scope.Text, Signs.Nodes(arguments)), arguments, isElementwise: !opaque.HasSignature);
        else if (Vocabulary.Function(call.Text) is { } op)
            PushCall(call, scope, Calls.Apply(op, call, scope.Text, Signs.Nodes(arguments)), arguments, isElementwise: true);
        else if (DerivativeForm.Find(call.Text) is { } form)
            Differentiate(form, call, scope, arguments);
        else if ((own as FunctionSymbol ?? Prelude.Find(call.Text)) is { } function)
        {
            Calls.Check(function, call, scope.Text);
            OpenFunction(function, arguments, new Use(scope, call.HeadSpan));
        }
        else
            throw Calls.Unknown(call, scope, symbols);
    }

    private void PushCall(Syntax call, Scope scope, Expr node, Bound[] arguments, bool isElementwise) =>
        Push(call, scope, Signs.Of(scope.Dialect).OfCall(node, arguments, isElementwise), arguments);

    private void Differentiate(DerivativeForm form, Syntax call, Scope scope, Bound[] arguments)
    {
        Calls.Check(form, call, scope.Text);
        if (call.Children[1].Kind != SyntaxKind.Name || arguments[1].Node.FreeVariables().Count == 0)
            throw BindingFaults.DerivativeVariable(scope.Text, call.Children[1]);
        var order = arguments.Max(argument => argument.Order) + form.Order;
        if (order > limits.MaxOrder)
            throw Faults.OrderLimit(scope.Text, call.Span, limits.MaxOrder);
        var derivative = form.Expand(Signs.Nodes(arguments));
        Count(derivative.NodeCount(), call, scope);
        values.Add(new Bound(derivative, order));
    }

    private void Push(Syntax syntax, Scope scope, Bound value, Bound[] arguments)
    {
        Count(1, syntax, scope);
        Note(BindingNotes.OnPower(syntax, symbols), scope);
        var order = 0;
        foreach (var argument in arguments)
            order = Math.Max(order, argument.Order);
        values.Add(order == value.Order ? value : value with { Order = order });
    }

    private void Note(Diagnostic? note, Scope scope)
    {
        if (note is null || !ReferenceEquals(scope.Text, text))
            return;
        foreach (var other in Notes)
            if (other.Code == note.Code)
                return;
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
}
