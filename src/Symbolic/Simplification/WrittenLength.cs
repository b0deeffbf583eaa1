namespace SymDiff.Simplification;

/// <summary>
/// What a form costs to read: its operations as they are written, each as often as it stands there. A sign between two terms is their operator; a leading one counts.
/// </summary>
/// <param name="walls">Nodes that are computed anyway and count as one operation.</param>
/// <param name="largest">Longer forms are not weighed.</param>
internal sealed class WrittenLength(NodeSet walls, int largest = WrittenLength.Largest)
{
    private const int Largest = 400;
    private const int LongestArgument = 100;

    private readonly NodeMap<int> known = [];
    private readonly Stack<Expr> pending = new();

    /// <summary>The count, or null for a form that is too long to weigh.</summary>
    public int? Of(Expr value)
    {
        pending.Push(value);
        while (pending.TryPeek(out var node))
        {
            if (!known.ContainsKey(node) && PushUnknown(node)) continue;
            pending.Pop();
            known[node] = Own(node) + Operands(node);
        }
        return known[value] is var length && length <= largest ? length : null;
    }

    /// <summary>From now on a node counts as one operation.</summary>
    public void Fix(Expr wall) => known[wall] = 1;

    private bool PushUnknown(Expr node)
    {
        if (walls.Contains(node)) return false;
        var count = pending.Count;
        foreach (var arg in node.Args) if (!known.ContainsKey(arg)) pending.Push(arg);
        return pending.Count > count;
    }

    private int Operands(Expr node)
    {
        if (walls.Contains(node)) return 0;
        var sum = 0;
        foreach (var arg in node.Args) sum = Math.Min(largest + 1, sum + Operand(node, arg));
        return node.Op.IsAlgebraic(node) ? sum : Math.Min(LongestArgument, sum);
    }

    /// <summary>The sign of a term behind the first is the operator of the sum.</summary>
    private int Operand(Expr node, Expr arg) => known[arg] - (node.Op.IsSum && arg != node.Args[0] && IsSigned(arg) ? 1 : 0);

    private int Own(Expr node) => walls.Contains(node) ? 1 : node.Args.Length switch
    {
        0 => node.Literal is { } number ? (number.Sign < 0 ? 1 : 0) + (number.IsInteger ? 0 : 1) : 0,
        1 => node.Shape.Rank > 0 && node.Op.IsAlgebraic(node) && !node.Op.Notation.IsPrefix ? 0 : 1,
        _ => node.Op.IsAlgebraic(node) ? node.Args.Length - 1 : 1,
    };

    private static bool IsSigned(Expr term)
    {
        while (term.Op.NotationOf(term).LeadsWithFirst && !term.Args.IsEmpty) term = term.Args[0];
        return term.Literal is { Sign: < 0 } || term.Op.Notation.IsSign;
    }
}
