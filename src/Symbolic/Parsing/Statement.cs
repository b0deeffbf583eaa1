using System.Collections.Immutable;

namespace SymDiff.Parsing;

/// <summary>A name and its place.</summary>
internal sealed record NameSyntax(string Text, TextSpan Span);

/// <summary>A declared variable: <c>b</c>, <c>W[h,n]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Axes">The size of each axis; empty for a scalar.</param>
internal sealed record VariableSyntax(NameSyntax Name, ImmutableArray<Syntax> Axes);

/// <summary>A named function: <c>l(2)</c>, <c>f(W[k,h], z[h]) -> [k]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arity">Number of arguments.</param>
/// <param name="Parameters">The arguments' shapes; empty for a scalar function, which is applied entry by entry.</param>
/// <param name="Axes">The result's axes.</param>
internal sealed record OpaqueSyntax(NameSyntax Name, int Arity, ImmutableArray<VariableSyntax> Parameters, ImmutableArray<Syntax> Axes)
{
    /// <summary>Whether shapes are given.</summary>
    public bool HasSignature => !Parameters.IsEmpty;
}

/// <summary>One statement of a program.</summary>
/// <param name="Span">Its place.</param>
internal abstract record Statement(TextSpan Span);

/// <summary><c>input x[n], y</c>.</summary>
internal sealed record InputStatement(ImmutableArray<VariableSyntax> Variables, TextSpan Span) : Statement(Span);

/// <summary><c>param W[h,n], b</c>.</summary>
internal sealed record ParameterStatement(ImmutableArray<VariableSyntax> Variables, TextSpan Span) : Statement(Span);

/// <summary><c>opaque f(1), l(y[k]) -> [k]</c>.</summary>
internal sealed record OpaqueStatement(ImmutableArray<OpaqueSyntax> Functions, TextSpan Span) : Statement(Span);

/// <summary><c>assume x &gt; 0, 0 &lt; p &lt; 1</c>.</summary>
internal sealed record AssumptionStatement(ImmutableArray<Syntax> Conditions, TextSpan Span) : Statement(Span);

/// <summary><c>name = expr</c>.</summary>
internal sealed record DefinitionStatement(NameSyntax Name, Syntax Body, TextSpan Span) : Statement(Span);

/// <summary><c>f(t, s) = expr</c>.</summary>
internal sealed record FunctionStatement(NameSyntax Name, ImmutableArray<NameSyntax> Parameters, Syntax Body, TextSpan Span) : Statement(Span);

/// <summary>An expression, the program's value.</summary>
internal sealed record ExpressionStatement(Syntax Value, TextSpan Span) : Statement(Span);

/// <summary>A whole text.</summary>
/// <param name="Text">The source that all spans refer to.</param>
/// <param name="Statements">In source order.</param>
/// <param name="IsProgram">Whether the text is a program; otherwise it is exactly one expression.</param>
internal sealed record ProgramSyntax(string Text, ImmutableArray<Statement> Statements, bool IsProgram);
