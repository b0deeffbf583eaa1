using System.Runtime.Intrinsics;

namespace SymDiff.Compiling;

/// <summary>
/// Adds the outputs of another program up, which computes them block by block into memory that stays in the cache. The order is fixed by the points' places: eight sums
/// side by side in a block, which are then added by halves, block after block in a chunk, and chunks in pairs; so it depends neither on the lanes nor on the threads.
/// </summary>
/// <param name="terms">Computes the outputs.</param>
/// <param name="inputs">Number of inputs.</param>
/// <param name="outputs">Number of outputs; the stream of each has one place for every chunk.</param>
internal sealed unsafe class SumProgram(BatchProgram terms, int inputs, int outputs) : BatchProgram
{
    private const int Block = LaneProgram.MaxBlock;

    public override void Run(nint streams, nint first, int count)
    {
        using var memory = LaneMemory.Rent((outputs * Block) + inputs + outputs);
        var (chunk, end) = (first / ChunkLength, first + count);
        var blocks = (double*)memory.Address;
        var table = (double**)(blocks + (outputs * Block));
        var sums = (double**)streams + inputs;
        for (var i = 0; i < inputs; i++) table[i] = ((double**)streams)[i];
        for (var i = 0; i < outputs; i++) sums[i][chunk] = 0;
        for (; first < end; first += Block)
        {
            var points = (int)nint.Min(Block, end - first);
            for (var i = 0; i < outputs; i++) table[inputs + i] = blocks + (i * Block) - first; // where a stream would begin whose points from the first on these are
            terms.Run((nint)table, first, points);
            for (var i = 0; i < outputs; i++) sums[i][chunk] += Sum(new(blocks + (i * Block), points));
        }
    }

    /// <summary>The sum of the sums of chunks, in pairs, pairs of pairs and so on; they are overwritten.</summary>
    public static double Total(Span<double> chunks)
    {
        for (var step = 1; step < chunks.Length; step *= 2)
            for (var i = 0; i + step < chunks.Length; i += 2 * step) chunks[i] += chunks[i + step];
        return chunks.IsEmpty ? 0 : chunks[0];
    }

    private static double Sum(Span<double> block)
    {
        var sums = Vector512<double>.Zero;
        var whole = block.Length - (block.Length % Vector512<double>.Count);
        for (var i = 0; i < whole; i += Vector512<double>.Count) sums += Vector512.LoadUnsafe(ref block[0], (nuint)i);
        for (var i = whole; i < block.Length; i++) sums = sums.WithElement(i - whole, sums[i - whole] + block[i]);
        var four = sums.GetLower() + sums.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
