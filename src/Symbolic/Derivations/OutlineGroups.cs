namespace SymDiff.Derivations;

/// <summary>Divides steps by the definitions of a model: each node belongs to the first definition behind it in order of evaluation.</summary>
internal sealed class OutlineGroups
{
    private const string Rest = "value";

    private readonly Dictionary<Expr, string> titles = [];
    private readonly bool areSeveral;

    public OutlineGroups(Derivation derivation, DerivationNames names)
    {
        var open = new List<Expr>();
        foreach (var node in derivation.Forward)
        {
            open.Add(node);
            if (names.Model.TryGetValue(node, out var name)) Close(name);
        }
        Close(Rest);
        areSeveral = titles.Values.Distinct().Skip(1).Any();

        void Close(string title)
        {
            foreach (var node in open) titles[node] = title;
            open.Clear();
        }
    }

    /// <summary>The groups of steps, in their order.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="homeOf">The operation that a step belongs to; null if there is none.</param>
    /// <param name="write">What is shown of a step.</param>
    public List<OutlineGroup> Split<T>(IEnumerable<T> steps, Func<T, Expr?> homeOf, Func<T, OutlineStep> write)
    {
        var groups = new List<OutlineGroup>();
        var members = new List<OutlineStep>();
        foreach (var step in steps)
        {
            var title = areSeveral && homeOf(step) is { } home ? titles.GetValueOrDefault(home) : null;
            if (groups.Count == 0 || groups[^1].Title != (title ?? groups[^1].Title)) groups.Add(new(title, members = []));
            members.Add(write(step));
        }
        return groups;
    }

    /// <summary>Where a step of the sweep belongs: to the operation, or for a variable to the last one that uses it.</summary>
    public static Expr? HomeOf(ReverseStep step) => !step.Node.Args.IsEmpty ? step.Node : step.Contributions.Count > 0 ? step.Contributions[^1].User : null;
}
