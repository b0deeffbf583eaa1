namespace SymDiff.Compiling;

/// <summary>
/// Nodes that one loop computes. All run through one space; a fold takes its last axes, the same for all folds. Parts of the whole space, folds and parts of the outer
/// axes alone stand in the order in which they are computed.
/// </summary>
/// <param name="Space">The lengths of the loops.</param>
/// <param name="Folded">How many of the last ones folds take; -1 while there is none.</param>
/// <param name="Parts">The parts, by their place in the program.</param>
internal sealed record FusedGroup(Dimension[] Space, int Folded, IReadOnlyList<(int Place, Part Part)> Parts)
{
    /// <summary>More parts are a longer body than the JIT optimises well.</summary>
    private const int MaxParts = 96;

    /// <summary>Number of the outer axes.</summary>
    public int OuterRank => Space.Length - Math.Max(Folded, 0);

    /// <summary>A group of one part.</summary>
    public static FusedGroup Of(int place, Part part) => new(part.Space, part.Fold == Fold.None ? -1 : part.Folded, [(place, part)]);

    /// <summary>Whether a part has one value for each point of the outer axes only, and is no fold.</summary>
    public bool IsOuter(Part part) => part.Fold == Fold.None && part.Space.Length < Space.Length;

    /// <summary>Whether a part's value is one number along the folded axes.</summary>
    public bool IsFoldedAway(Part part) => part.Fold != Fold.None || IsOuter(part);

    /// <summary>Both groups in one; null if their loops do not fit, or one reads the other's values in another order.</summary>
    public FusedGroup? With(FusedGroup other)
    {
        if (Parts.Count + other.Parts.Count > MaxParts) return null;
        var (wide, narrow) = Space.Length >= other.Space.Length ? (this, other) : (other, this);
        if (!wide.Takes(narrow)) return null;
        var merged = new FusedGroup(wide.Space, Math.Max(wide.Folded, narrow.Space.Length == wide.Space.Length ? narrow.Folded : -1), [.. wide.Parts.Concat(narrow.Parts).OrderBy(part => part.Place)]);
        return merged.ReadsInOrder() ? merged : null;
    }

    private bool Takes(FusedGroup narrow) =>
        narrow.Space.Length == Space.Length
            ? narrow.Space.SequenceEqual(Space) && (Folded < 0 || narrow.Folded < 0 || Folded == narrow.Folded)
            : Folded > 0 && narrow.Folded < 0 && Space.AsSpan(..OuterRank).SequenceEqual(narrow.Space);

    private bool ReadsInOrder()
    {
        var own = Parts.ToDictionary(part => part.Part.Node, part => part.Part);
        return Parts.All(part => part.Part.Readings.All(reading =>
            !own.TryGetValue(reading.Node, out var source) || reading.IsInOrder(IsFoldedAway(source) ? OuterRank : Space.Length)));
    }
}
