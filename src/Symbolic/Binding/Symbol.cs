using System.Collections.Immutable;
using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>Something that a name stands for.</summary>
internal abstract class Symbol(string name, string text, TextSpan span)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The text that introduces it; empty for a name that is only used.</summary>
    public string Text => text;

    /// <summary>Where the text introduces it.</summary>
    public TextSpan Span => span;

    /// <summary>Whether this very text introduces it, and not one of the same content.</summary>
    public bool IsIn(string source) => ReferenceEquals(text, source) && text.Length > 0;
}

/// <summary>What a variable is for.</summary>
internal enum Role
{
    /// <summary>Met in an expression and declared nowhere.</summary>
    Free,

    /// <summary>Declared by <c>input</c>.</summary>
    Input,

    /// <summary>Declared by <c>param</c>.</summary>
    Parameter,
}

/// <summary>A variable.</summary>
internal sealed class VariableSymbol(NameSyntax name, Role role, string text, Shape? shape = null) : Symbol(name.Text, text, name.Span)
{
    /// <summary>What it is for.</summary>
    public Role Role => role;

    /// <summary>Its node.</summary>
    public Expr Node { get; } = Expr.Symbol(name.Text, shape);
}

/// <summary>A named size: the length of an axis, and a number.</summary>
internal sealed class SizeSymbol(NameSyntax name, string text) : Symbol(name.Text, text, name.Span)
{
    /// <summary>Its node.</summary>
    public Expr Node { get; } = new SizeOp(name.Text).Apply();
}

/// <summary>A defined value, bound when it is first needed.</summary>
internal sealed class ValueSymbol(DefinitionStatement definition, Scope scope) : Symbol(definition.Name.Text, scope.Text, definition.Name.Span)
{
    /// <summary>Its definition.</summary>
    public Syntax Body => definition.Body;

    /// <summary>Where the definition stands.</summary>
    public Scope Scope => scope;

    /// <summary>Its value; null until it is bound.</summary>
    public Bound? Value { get; set; }
}

/// <summary>A function of the user or of the prelude: a macro.</summary>
internal sealed class FunctionSymbol(FunctionStatement definition, Scope scope) : Symbol(definition.Name.Text, scope.Text, definition.Name.Span)
{
    /// <summary>Its definition.</summary>
    public Syntax Body => definition.Body;

    /// <summary>Where the definition stands.</summary>
    public Scope Scope => scope;

    /// <summary>The names of its parameters.</summary>
    public ImmutableArray<string> Parameters { get; } = [.. definition.Parameters.Select(parameter => parameter.Text)];
}

/// <summary>A function that is only named.</summary>
/// <param name="function">Its declaration.</param>
/// <param name="parameters">Shapes of the arguments; empty for a scalar function, which is applied entry by entry.</param>
/// <param name="result">Shape of the value.</param>
/// <param name="text">The text that declares it.</param>
internal sealed class OpaqueSymbol(OpaqueSyntax function, ImmutableArray<Shape> parameters, Shape result, string text) : Symbol(function.Name.Text, text, function.Name.Span)
{
    /// <summary>Number of arguments.</summary>
    public int Arity => function.Arity;

    /// <summary>Whether it is declared with shapes.</summary>
    public bool HasSignature => function.HasSignature;

    /// <summary>What a model tells of it.</summary>
    public OpaqueFunction Description => HasSignature ? new(Name, Arity) { Parameters = parameters, Result = result } : new(Name, Arity);

    /// <summary>The function, or a derivative of it.</summary>
    public Op Derivative(ImmutableArray<int> orders) =>
        HasSignature ? new TensorOpaqueOp(Name, parameters, result, orders) : new OpaqueOp(Name, Arity, orders);
}
