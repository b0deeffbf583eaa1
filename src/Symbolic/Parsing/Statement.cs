using System.Collections.Immutable;

namespace SymDiff.Parsing;

/// <summary>A name and its place.</summary>
internal sealed record NameSyntax(string Text, TextSpan Span);

/// <summary>A name with a number of arguments: <c>l(2)</c> in <c>opaque l(2)</c>.</summary>
internal sealed record OpaqueSyntax(NameSyntax Name, int Arity);

/// <summary>One statement of a program.</summary>
/// <param name="Span">Its place.</param>
internal abstract record Statement(TextSpan Span);

/// <summary><c>input x, y</c>.</summary>
internal sealed record InputStatement(ImmutableArray<NameSyntax> Names, TextSpan Span) : Statement(Span);

/// <summary><c>param w, b</c>.</summary>
internal sealed record ParameterStatement(ImmutableArray<NameSyntax> Names, TextSpan Span) : Statement(Span);

/// <summary><c>opaque f(1), l(2)</c>.</summary>
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
