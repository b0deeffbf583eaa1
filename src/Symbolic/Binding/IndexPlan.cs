using System.Collections.Immutable;
using SymDiff.Ops;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary><c>W[i, 1:3]</c>: a place takes its axis away, a slice shortens it, axes that are not named stay.</summary>
internal sealed class IndexPlan : IPlan
{
    private readonly Syntax index;
    private readonly Attributes attributes;

    public IndexPlan(Syntax index, Scope scope, SymbolTable symbols)
    {
        (this.index, attributes) = (index, new Attributes(symbols, scope));
        foreach (var item in Items)
            foreach (var part in Parts(item)) attributes.Expect(part);
        Operands = [index.Children[0], .. attributes.Names];
    }

    /// <inheritdoc/>
    public ImmutableArray<Syntax> Operands { get; }

    private IEnumerable<Syntax> Items => index.Children.Skip(1);

    /// <inheritdoc/>
    public Expr Build(ReadOnlySpan<Bound> values)
    {
        attributes.Supply(values[1..]);
        var result = values[0].Node;
        var axis = -result.Shape.Rank;
        if (index.Children.Length - 1 > result.Shape.Rank)
            throw TooMany(result);
        foreach (var item in Items)
        {
            result = item.Kind == SyntaxKind.Slice ? Slice(result, axis, item.Children) : Contraction.At(result, axis, Place(item, result.Shape.Axes[^-axis]));
            axis++;
        }
        return result;
    }

    private static IEnumerable<Syntax> Parts(Syntax item) => (item.Kind == SyntaxKind.Slice ? item.Children : [item]).Where(part => part.Kind != SyntaxKind.Omitted);

    private Dimension Place(Syntax syntax, Dimension length)
    {
        var place = attributes.Size(syntax);
        return place.Literal is not < 0 ? place
            : (length + place).Literal is < 0 ? throw new ShapeException($"there is no entry {place} among {length}", $"the first one is -{length}") { Code = Codes.BadIndex }
            : length + place;
    }

    private ShapeException TooMany(Expr value) =>
        new($"{(index.Children.Length == 2 ? "an index" : $"{index.Children.Length - 1} indices")} for {Contraction.Describe(value)}", value.Shape.Rank == 0 ? "a scalar has no axes" : "each index takes one axis") { Code = Codes.BadIndex };

    private Expr Slice(Expr value, int axis, ImmutableArray<Syntax> ends)
    {
        var length = value.Shape.Axes[^-axis];
        var start = ends[0].Kind == SyntaxKind.Omitted ? 0 : Place(ends[0], length);
        var stop = ends[1].Kind == SyntaxKind.Omitted ? length : Place(ends[1], length);
        return SliceOp.Of(value, axis, start, stop);
    }
}
