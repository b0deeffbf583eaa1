using System.Collections.Immutable;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>A piece of syntax not all of whose parts are values: which of them are bound, and what is made of them.</summary>
internal interface IPlan
{
    /// <summary>What is bound first.</summary>
    ImmutableArray<Syntax> Operands { get; }

    /// <summary>The graph.</summary>
    /// <param name="values">The values of <see cref="Operands"/>.</param>
    /// <exception cref="ShapeException">Their shapes do not fit.</exception>
    Expr Build(ReadOnlySpan<Bound> values);
}
