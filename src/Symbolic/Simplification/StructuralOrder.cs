namespace SymDiff.Simplification;

/// <summary>An order of nodes that depends on their content alone: depth, size, hash. What people read is ordered elsewhere.</summary>
internal sealed class StructuralOrder : IComparer<Expr>
{
    public static StructuralOrder Instance { get; } = new();

    public int Compare(Expr? x, Expr? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        var order = x!.Depth.CompareTo(y!.Depth);
        if (order == 0) order = x.Size.CompareTo(y.Size);
        return order != 0 ? order : x.Hash.CompareTo(y.Hash);
    }
}
