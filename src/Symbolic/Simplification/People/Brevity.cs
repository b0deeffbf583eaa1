namespace SymDiff.Simplification;

/// <summary>Which of two forms is shorter to read. A wall is computed anyway: it stays whole and counts as one operation.</summary>
internal sealed class Brevity
{
    private readonly NodeSet walls = [];
    private readonly WrittenLength lengths;

    public Brevity() => lengths = new(walls);

    public bool IsWall(Expr value) => walls.Contains(value);

    public void AddWall(Expr value)
    {
        walls.Add(value);
        lengths.Fix(value);
    }

    /// <summary>Fewer operations; with <paramref name="tie"/> as many are enough.</summary>
    public bool IsShorter(Expr candidate, Expr current, bool tie = false) =>
        candidate != current && lengths.Of(current) is { } old && lengths.Of(candidate) is { } count && (count < old || (tie && count == old));

    /// <inheritdoc cref="IsShorter(Expr, Expr, bool)"/>
    public bool IsShorter(Term candidate, Term current) => IsShorter(TermWriter.Write(candidate), TermWriter.Write(current));

    /// <summary>The shorter of two forms; the first if none is.</summary>
    public Expr Shorter(Expr current, Expr? candidate) => candidate is not null && IsShorter(candidate, current) ? candidate : current;

    /// <summary>
    /// Of two layouts of one contraction the one with fewer operations, shared ones once; of equal ones the candidate if it has no more transposes: where it is laid out otherwise,
    /// it repeats itself.
    /// </summary>
    public Expr Plainer(Expr current, Expr? candidate) =>
        candidate is not null && OperationCount.Of(current, walls) is { } old && OperationCount.Of(candidate, walls) is { } count
        && (count < old || (count == old && OperationCount.Transposes(candidate, walls) <= OperationCount.Transposes(current, walls))) ? candidate : current;
}
