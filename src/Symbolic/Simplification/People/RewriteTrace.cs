using SymDiff.Differentiation;

namespace SymDiff.Simplification;

/// <summary>Follows passes of the people's form from node to node, and tells a listener what changed and by which rules.</summary>
/// <param name="listener">Who is told.</param>
internal sealed class RewriteTrace(IDerivationListener listener)
{
    private readonly NodeMap<Expr> written = [];
    private readonly List<string> rules = [];
    private readonly List<Expr> conditions = [];

    /// <summary>A node comes next; one that is absorbed is read as part of the node that uses it.</summary>
    public void Enter(Expr node, bool isAbsorbed)
    {
        rules.Clear();
        conditions.Clear();
        if (isAbsorbed) written[node] = Traversal.WithMappedArgs(node, written);
    }

    /// <summary>A rule was used for the node.</summary>
    public void Fired(string rule)
    {
        if (!rules.Contains(rule)) rules.Add(rule);
    }

    /// <summary>The form holds under this condition.</summary>
    public void Needed(Expr condition) => conditions.Add(condition);

    /// <summary>The node has its form.</summary>
    public void Became(Expr node, Expr image)
    {
        var before = node.Args.IsEmpty ? node : Traversal.WithMappedArgs(node, written);
        written[node] = image;
        if (before != image) listener.Rewrote(before, image, [.. rules], [.. conditions]);
    }
}
