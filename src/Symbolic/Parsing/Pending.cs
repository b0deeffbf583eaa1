using System.Collections.Immutable;

namespace SymDiff.Parsing;

/// <summary>An operand that waits for its operator, with the place that it takes up, parentheses around it included.</summary>
internal readonly record struct Operand(Syntax Syntax, int Start, int End);

/// <summary>What is open on the parser's stack.</summary>
internal enum PendingKind : byte
{
    Operator,
    Parenthesis,
    Call,
    Index,
    List,
}

/// <summary>An operator or a bracket that is not yet complete.</summary>
/// <param name="Kind">What is open.</param>
/// <param name="Node">The node that an operator makes.</param>
/// <param name="Precedence">How tightly it binds.</param>
/// <param name="Nests">Whether it counts for <see cref="Limits.MaxNesting"/>.</param>
/// <param name="Base">Index of its first operand.</param>
/// <param name="Start">Where its text begins, unless its first operand comes before.</param>
/// <param name="Head">The name and the marks of a call, the name of an argument, the operator of a comparison.</param>
internal readonly record struct Pending(PendingKind Kind, SyntaxKind Node, Precedence Precedence, bool Nests, int Base, int Start, CallHead Head = default)
{
    /// <summary>Whether commas separate what stands in it.</summary>
    public bool HoldsItems => Kind is PendingKind.Call or PendingKind.Index or PendingKind.List;

    /// <summary>Whether a right bracket closes it, and not a right parenthesis.</summary>
    public bool IsSquare => Kind is PendingKind.Index or PendingKind.List;

    /// <summary>The complete node.</summary>
    public Syntax Close(ImmutableArray<Syntax> children, int start, int end)
    {
        var span = new TextSpan(start, end - start);
        return Head.Syntax is { } head ? new HeadedBranch(Node, Head.Text, children, span, head) : new Branch(Node, "", children, span);
    }
}

/// <summary>What stands before a call's arguments or an argument's value, or the operator of a comparison.</summary>
/// <param name="Text">The name or the operator.</param>
/// <param name="Syntax">Its place and derivative marks.</param>
internal readonly record struct CallHead(string Text, SyntaxHead Syntax);
