namespace SymDiff.Compiling;

/// <summary>What a loop over lanes reads and writes.</summary>
/// <param name="IsFixed">For every input, whether it is the same number for all points.</param>
/// <param name="Outputs">How the values of each output become one number, if they do.</param>
/// <param name="BlockLength">Length of the blocks between bodies.</param>
/// <param name="PastCache">Whether outputs are written past the cache; they are aligned then.</param>
/// <param name="LoadsFirst">Whether all inputs of a point are read before anything is written, so that an output may have the memory of an input.</param>
internal sealed record LaneStreams(bool[] IsFixed, Fold[] Outputs, int BlockLength, bool PastCache, bool LoadsFirst)
{
    /// <summary>Number of inputs and outputs.</summary>
    public int Count => IsFixed.Length + Outputs.Length;

    /// <summary>How the values of a stream, an input or one of the outputs behind them, become one number.</summary>
    public Fold FoldOf(int stream) => stream >= IsFixed.Length ? Outputs[stream - IsFixed.Length] : IsFixed[stream] ? Fold.Same : Fold.None;
}
