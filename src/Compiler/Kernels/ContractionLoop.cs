namespace SymDiff.Compiling;

/// <summary>One index of a contraction C = A*s*B + D: its length, and the step of each tensor when it goes up by one; 0 where a tensor, or the index of a tensor, is lacking.</summary>
/// <param name="Extent">The length.</param>
/// <param name="C">Step of the result.</param>
/// <param name="A">Step of the left factor.</param>
/// <param name="B">Step of the right factor.</param>
/// <param name="Scale">Step of the scale s.</param>
/// <param name="D">Step of what is added.</param>
internal readonly record struct ContractionLoop(int Extent, int C, int A, int B, int Scale, int D = 0)
{
    /// <summary>Whether the products are summed over it.</summary>
    public bool IsSummed => C == 0;

    /// <summary>Whether it numbers the rows of a product of matrices.</summary>
    public bool IsRow => C != 0 && A != 0 && B == 0 && Scale == 0;

    /// <summary>Whether it numbers the columns.</summary>
    public bool IsColumn => Swapped.IsRow;

    /// <summary>Number of tensors that go further than to the next element: the fewer, the better as the innermost loop.</summary>
    public int FarSteps => (C > 1 ? 1 : 0) + (A > 1 ? 1 : 0) + (B > 1 ? 1 : 0);

    /// <summary>The same loop with the factors exchanged.</summary>
    public ContractionLoop Swapped => this with { A = B, B = A };

    /// <summary>The loops of a contraction, as few as possible: those through which all tensors go on evenly are one.</summary>
    /// <param name="tensors">C, A, B, s and D, as far as they are there.</param>
    /// <param name="extents">The length of every index.</param>
    /// <param name="fixedAt">Indices that take one value only.</param>
    public static List<ContractionLoop> All(IReadOnlyList<IndexedTensor?> tensors, IReadOnlyDictionary<int, int> extents, IReadOnlyDictionary<int, int> fixedAt)
    {
        var merged = new List<ContractionLoop>();
        foreach (var loop in extents.Where(index => index.Value != 1 && !fixedAt.ContainsKey(index.Key)).Select(Loop).OrderByDescending(loop => (loop.C, loop.A, loop.B)))
        {
            var outer = merged.FindIndex(loop.Continues);
            if (outer < 0) merged.Add(loop);
            else merged[outer] = loop with { Extent = loop.Extent * merged[outer].Extent };
        }
        return merged;

        ContractionLoop Loop(KeyValuePair<int, int> index) => new(index.Value, Step(0, index.Key), Step(1, index.Key), Step(2, index.Key), Step(3, index.Key), Step(4, index.Key));

        int Step(int tensor, int index) => tensor < tensors.Count ? tensors[tensor]?.StrideOf(index) ?? 0 : 0;
    }

    /// <summary>Where each tensor begins.</summary>
    public static int[] Starts(IReadOnlyList<IndexedTensor?> tensors, IReadOnlyDictionary<int, int> fixedAt) =>
        [.. tensors.Select(tensor => fixedAt.Sum(fix => fix.Value * (tensor?.StrideOf(fix.Key) ?? 0)))];

    /// <summary>A nest of loops over as many of C, A, B, s and D as have a start.</summary>
    public static LoopNest Nest(IReadOnlyList<ContractionLoop> loops, int[] starts)
    {
        Walk[] walks =
        [
            new([.. loops.Select(loop => loop.C)]), new([.. loops.Select(loop => loop.A)]), new([.. loops.Select(loop => loop.B)]), new([.. loops.Select(loop => loop.Scale)]),
            new([.. loops.Select(loop => loop.D)]),
        ];
        return new([.. loops.Select(loop => loop.Extent)], [.. walks.Zip(starts, (walk, start) => walk with { Start = start })]);
    }

    /// <summary>Whether the loops reach every element of the result.</summary>
    public static bool Cover(IReadOnlyList<ContractionLoop> loops, IndexedTensor result) =>
        loops.Where(loop => !loop.IsSummed).Aggregate(1L, (count, loop) => count * loop.Extent) == Extents.Count(result.Extents);

    private bool Continues(ContractionLoop outer) =>
        outer.C == C * Extent && outer.A == A * Extent && outer.B == B * Extent && outer.Scale == Scale * Extent && outer.D == D * Extent;
}
