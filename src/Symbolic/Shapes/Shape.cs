namespace SymDiff;

/// <summary>The axes of a value, outermost first; a scalar has none.</summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly Dimension[] axes;

    private Shape(Dimension[] axes) => this.axes = axes;

    /// <summary>The shape of a scalar.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>Number of axes.</summary>
    public int Rank => axes.Length;

    /// <summary>The axes, outermost first.</summary>
    public ReadOnlySpan<Dimension> Axes => axes;

    /// <summary>A shape of the given axes.</summary>
    public static Shape Of(params ReadOnlySpan<Dimension> axes) => axes.IsEmpty ? Scalar : new(axes.ToArray());

    /// <summary>NumPy broadcasting: trailing axes are aligned and only a literal 1 stretches. Null if the shapes do not fit.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        if (a.Rank < b.Rank) (a, b) = (b, a);
        if (b.Rank == 0 || a.Equals(b)) return a;
        var result = a.axes.ToArray();
        for (var (i, j) = (a.Rank - 1, b.Rank - 1); j >= 0; i--, j--)
        {
            if (result[i].IsOne) result[i] = b.axes[j];
            else if (!b.axes[j].IsOne && b.axes[j] != result[i]) return null;
        }
        return new(result);
    }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && (ReferenceEquals(this, other) || Axes.SequenceEqual(other.Axes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var axis in axes) hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <summary>The axes in brackets: <c>[m,n]</c>; <c>[]</c> for a scalar.</summary>
    public override string ToString() => $"[{string.Join(",", axes)}]";
}
