namespace SymDiff.Simplification;

/// <summary>What the holes of a pattern stand for.</summary>
internal sealed class Bindings
{
    private readonly List<(Expr Hole, Expr Value)> pairs = [];
    private Stack<(Expr Pattern, Expr Value)>? pending;

    /// <summary>Of a node that no rule fits.</summary>
    public static Bindings None { get; } = new();

    public int Count => pairs.Count;

    /// <summary>Scratch space of the matching that binds.</summary>
    public Stack<(Expr Pattern, Expr Value)> Pending => pending ??= new();

    /// <summary>The value of a hole.</summary>
    public Expr this[Expr hole] => Find(hole) ?? throw new KeyNotFoundException($"the rule does not bind {hole.VariableName}");

    public Expr? Find(Expr hole)
    {
        foreach (var pair in pairs) if (pair.Hole == hole) return pair.Value;
        return null;
    }

    /// <summary>Binds a hole; false if it stands for something else already or does not accept the value.</summary>
    public bool TryBind(Expr hole, Expr value)
    {
        if (Find(hole) is { } bound) return bound == value;
        if (!Hole.Accepts(hole, value)) return false;
        pairs.Add((hole, value));
        return true;
    }

    /// <summary>Takes back the bindings made since there were this many.</summary>
    public void Rewind(int count) => pairs.RemoveRange(count, pairs.Count - count);
}
