namespace SymDiff.Compiling;

/// <summary>One index of a product C = A*s*B: its length, and the step of each tensor when it goes up by one; 0 where a tensor lacks the index.</summary>
/// <param name="Extent">The length.</param>
/// <param name="C">Step of the result.</param>
/// <param name="A">Step of the left factor.</param>
/// <param name="B">Step of the right factor.</param>
/// <param name="Scale">Step of the scale s.</param>
internal readonly record struct ProductLoop(int Extent, int C, int A, int B, int Scale)
{
    /// <summary>Whether the products are summed over it.</summary>
    public bool IsSummed => C == 0;

    /// <summary>Whether it numbers the rows of a product of matrices.</summary>
    public bool IsRow => C != 0 && A != 0 && B == 0 && Scale == 0;

    /// <summary>Whether it numbers the columns.</summary>
    public bool IsColumn => Swapped.IsRow;

    /// <summary>The same loop with the factors exchanged.</summary>
    public ProductLoop Swapped => this with { A = B, B = A };

    /// <summary>The loops in as few as possible: those of one kind through which all tensors go on evenly are one.</summary>
    public static List<ProductLoop> Merged(IEnumerable<ProductLoop> loops)
    {
        var merged = new List<ProductLoop>();
        foreach (var loop in loops.OrderByDescending(loop => (loop.C, loop.A, loop.B)))
        {
            var outer = merged.FindIndex(loop.Continues);
            if (outer < 0) merged.Add(loop);
            else merged[outer] = loop with { Extent = loop.Extent * merged[outer].Extent };
        }
        return merged;
    }

    private bool Continues(ProductLoop outer) =>
        outer.C == C * Extent && outer.A == A * Extent && outer.B == B * Extent && outer.Scale == Scale * Extent;
}
