using System.Collections.Immutable;

namespace SymDiff.Parsing;

/// <summary>What a <see cref="Syntax"/> node is.</summary>
internal enum SyntaxKind
{
    /// <summary>A literal; <see cref="Syntax.Text"/> is its spelling.</summary>
    Number,

    /// <summary>A name that is not called.</summary>
    Name,

    /// <summary><c>f(a, b)</c>; <see cref="Syntax.Text"/> is the function, <see cref="Syntax.Orders"/> its derivative marks.</summary>
    Call,

    /// <summary>Prefix minus of a term.</summary>
    Negate,

    /// <summary><c>a + b - c</c> as one node; a subtracted term is a <see cref="Negate"/> child.</summary>
    Add,

    /// <summary><c>a*b*c</c> as one node.</summary>
    Multiply,

    /// <summary><c>a/b</c>.</summary>
    Divide,

    /// <summary><c>a^b</c>.</summary>
    Power,

    /// <summary><c>a &lt; b</c>; <see cref="Syntax.Text"/> is the operator.</summary>
    Compare,

    /// <summary><c>not a</c>.</summary>
    Not,

    /// <summary><c>a and b and c</c> as one node.</summary>
    And,

    /// <summary><c>a or b or c</c> as one node.</summary>
    Or,

    /// <summary><c>a @ b</c>.</summary>
    MatrixMultiply,

    /// <summary><c>a*b*c</c> in MATLAB's notation as one node: the product of matrices, of a number and anything entry by entry.</summary>
    LinearMultiply,

    /// <summary><c>a/b</c> in MATLAB's notation.</summary>
    LinearDivide,

    /// <summary><c>a^k</c> in MATLAB's notation.</summary>
    LinearPower,

    /// <summary><c>a'</c>.</summary>
    Transpose,

    /// <summary><c>x[0, 1:3]</c>: what is indexed, then an expression or a <see cref="Slice"/> for each axis.</summary>
    Index,

    /// <summary><c>a:b</c> in an index; an end that is left out is <see cref="Omitted"/>.</summary>
    Slice,

    /// <summary>An end of a <see cref="Slice"/> that is not written.</summary>
    Omitted,

    /// <summary><c>[a, b]</c>.</summary>
    List,

    /// <summary><c>"ij,jk->ik"</c>; <see cref="Syntax.Text"/> is what stands between the quotes.</summary>
    Text,

    /// <summary><c>axis=-1</c> in a call; <see cref="Syntax.Text"/> is the name.</summary>
    NamedArgument,
}

/// <summary>
/// One node of the concrete tree: what the user wrote, and where. Interned <c>Expr</c> nodes have many origins, so spans
/// live here; <c>Binder</c> turns this tree into a graph. A text of four megabytes has millions of nodes, so each has only the fields that it needs:
/// most are leaves, a <see cref="Branch"/> has children, a <see cref="HeadedBranch"/> a head besides.
/// </summary>
internal class Syntax(SyntaxKind kind, string text, TextSpan span)
{
    /// <summary>What this node is.</summary>
    public SyntaxKind Kind { get; } = kind;

    /// <summary>Spelling of a number, name of a name, a called function or an argument, a comparison's operator, a text; otherwise empty.</summary>
    public string Text { get; } = text;

    /// <summary>Operands or arguments, in source order.</summary>
    public virtual ImmutableArray<Syntax> Children => [];

    /// <summary>The whole node's place in the source, parentheses around it excluded.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Place of the function's or argument's name, of the operator in a comparison; otherwise the node's own span.</summary>
    public TextSpan HeadSpan => Head?.Span ?? Span;

    /// <summary>
    /// Derivative marks of a called opaque function: one-based argument numbers, ascending. <c>f''(x)</c> has [1, 1],
    /// <c>D[1,2](l)(a, b)</c> has [1, 2].
    /// </summary>
    public ImmutableArray<int> Orders => Head?.Orders ?? [];

    /// <summary>What only calls, arguments with a name and comparisons have.</summary>
    protected virtual SyntaxHead? Head => null;
}

/// <summary>A node with children.</summary>
internal class Branch(SyntaxKind kind, string text, ImmutableArray<Syntax> children, TextSpan span) : Syntax(kind, text, span)
{
    /// <inheritdoc/>
    public override ImmutableArray<Syntax> Children { get; } = children;
}

/// <summary>A node with a head.</summary>
internal sealed class HeadedBranch(SyntaxKind kind, string text, ImmutableArray<Syntax> children, TextSpan span, SyntaxHead head) : Branch(kind, text, children, span)
{
    /// <inheritdoc/>
    protected override SyntaxHead Head { get; } = head;
}

/// <summary>The place of a head and what is marked there.</summary>
/// <param name="Span">Place of the function's name or of the operator.</param>
/// <param name="Orders">Derivative marks.</param>
internal sealed record SyntaxHead(TextSpan Span, ImmutableArray<int> Orders);
