namespace SymDiff.Compiling;

/// <summary>The rows of the data in batches, in a new order for each pass.</summary>
/// <param name="rows">The rows.</param>
/// <param name="size">Number of rows of a batch; the last one of a pass may be smaller.</param>
/// <param name="random">Draws the order.</param>
internal sealed class Batches(RowData rows, int size, Random random)
{
    /// <summary>First row and number of rows of each batch of a pass.</summary>
    public IEnumerable<(int First, int Count)> Pass()
    {
        rows.Shuffle(random);
        for (var first = 0; first < rows.Count; first += size) yield return (first, Math.Min(size, rows.Count - first));
    }
}
