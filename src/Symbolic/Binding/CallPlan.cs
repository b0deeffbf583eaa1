using System.Collections.Immutable;
using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>A call of a <see cref="CallForm"/>: every argument finds its parameter, the values among them are bound, the others read.</summary>
internal sealed class CallPlan : IPlan
{
    private readonly CallForm form;
    private readonly Dictionary<CallParameter, List<Syntax>> given = [];
    private readonly Attributes attributes;

    public CallPlan(CallForm form, Syntax call, Scope scope, SymbolTable symbols)
    {
        (this.form, attributes) = (form, new Attributes(symbols, scope));
        if (!call.Orders.IsEmpty)
            throw BindingFaults.MarkedFunction(scope.Text, call);
        foreach (var named in call.Children.Where(child => child.Kind == SyntaxKind.NamedArgument))
            TakeNamed(named, call, scope.Text);
        TakePositional([.. call.Children.Where(child => child.Kind != SyntaxKind.NamedArgument)], call, scope.Text);
        foreach (var (parameter, arguments) in given)
            if (!IsValue(parameter) && parameter.Kind is not (ParameterKind.Flag or ParameterKind.Text)) arguments.ForEach(attributes.Expect);
        Operands = [.. form.Parameters.Where(IsValue).SelectMany(Given), .. attributes.Names];
    }

    /// <inheritdoc/>
    public ImmutableArray<Syntax> Operands { get; }

    /// <inheritdoc/>
    public Expr Build(ReadOnlySpan<Bound> values)
    {
        var count = Operands.Length - attributes.Names.Count;
        attributes.Supply(values[count..]);
        var nodes = new Queue<Expr>(values[..count].ToArray().Select(value => value.Node));
        var arguments = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var parameter in form.Parameters)
            if (given.TryGetValue(parameter, out var syntax)) arguments.Add(parameter.Name, Read(parameter, syntax, nodes));
        return form.Build(new CallArguments(arguments));
    }

    /// <summary>How the form is written: <c>sum(X, axis=..., keep=...)</c>.</summary>
    public static string Signature(CallForm form) =>
        $"{form.Name}({string.Join(", ", form.Parameters.Select(parameter => parameter.IsNamed ? parameter.Name + "=..." : IsOpen(parameter) ? parameter.Name + ", ..." : parameter.Name))})";

    private static bool IsValue(CallParameter parameter) => parameter.Kind is ParameterKind.Value or ParameterKind.Values;

    private static bool IsOpen(CallParameter parameter) => parameter.Kind is ParameterKind.Values or ParameterKind.Sizes;

    private List<Syntax> Given(CallParameter parameter) => given.GetValueOrDefault(parameter, []);

    private void TakeNamed(Syntax named, Syntax call, string text)
    {
        var parameter = form.Parameters.FirstOrDefault(parameter => parameter.Name == named.Text)
            ?? throw BindingFaults.UnknownArgument(text, call, named, form.Parameters.Select(parameter => parameter.Name));
        if (!given.TryAdd(parameter, [named.Children[0]]))
            throw BindingFaults.RepeatedArgument(text, call, named);
    }

    private void TakePositional(List<Syntax> arguments, Syntax call, string text)
    {
        var next = 0;
        foreach (var parameter in form.Parameters.Where(parameter => !parameter.IsNamed && !given.ContainsKey(parameter)))
        {
            var count = Math.Min(arguments.Count - next, IsOpen(parameter) ? int.MaxValue : 1);
            if (count > 0)
                given.Add(parameter, arguments.GetRange(next, count));
            else if (!parameter.IsOptional)
                throw BindingFaults.FormArguments(text, call, Signature(form));
            next += count;
        }
        if (next < arguments.Count)
            throw BindingFaults.FormArguments(text, call, Signature(form));
    }

    private object Read(CallParameter parameter, List<Syntax> syntax, Queue<Expr> nodes) => parameter.Kind switch
    {
        ParameterKind.Value => nodes.Dequeue(),
        ParameterKind.Values => syntax.ConvertAll(_ => nodes.Dequeue()),
        ParameterKind.Integer => attributes.Integer(syntax[0]),
        ParameterKind.Integers => attributes.Integers(syntax[0]),
        ParameterKind.Flag => attributes.Flag(syntax[0]),
        ParameterKind.Text => attributes.Text(syntax[0]),
        ParameterKind.Size => attributes.Size(syntax[0]),
        ParameterKind.Sizes => attributes.Lengths(syntax),
        ParameterKind.Places => attributes.Places(syntax[0]),
        var kind => throw new ArgumentException($"{kind} is no kind of parameter", nameof(parameter)),
    };
}
