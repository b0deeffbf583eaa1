namespace SymDiff.Compiling;

/// <summary>
/// A pass over rows of doubles that lie side by side. The addresses where a row begins are in cells, so that a block's are found by adding; nothing is copied and nothing is looked up.
/// </summary>
internal sealed unsafe class DirectPass
{
    private readonly BoundPass pass;
    private readonly int length;
    private readonly nint* cells;
    private readonly (int Cell, int Step)[] loop, numbers;
    private readonly int[] foldSources, foldResults;

    /// <param name="pass">The pass.</param>
    /// <param name="length">The most elements of a block.</param>
    /// <param name="cells">The addresses of places.</param>
    /// <param name="cellOf">The cell of a place.</param>
    public DirectPass(BoundPass pass, int length, nint* cells, Func<Place, int> cellOf)
    {
        (this.pass, this.length) = (pass, length);
        this.cells = cells;
        loop = [.. pass.Loop.Inputs.Select((input, i) => (cellOf(input), StepOf(input, pass.Loop.IsFixed[i]))), .. pass.Loop.Outputs.Select(output => (cellOf(output), StepOf(output, false)))];
        numbers = [.. pass.Numbers.Inputs.Concat(pass.Numbers.Outputs).Select(place => (cellOf(place), 0))];
        foldSources = Array.ConvertAll(pass.Folds, fold => cellOf(fold.Source));
        foldResults = Array.ConvertAll(pass.Folds, fold => cellOf(new(PlaceKind.Number, fold.Slot)));
    }

    /// <summary>Runs the pass over a row.</summary>
    /// <param name="table">Room for the addresses of a block.</param>
    /// <param name="count">Elements of the row.</param>
    public void Run(nint* table, int count)
    {
        if (numbers.Length > 0)
        {
            Find(numbers, table, 0);
            pass.Numbers.Run((nint)table, 1);
        }
        for (var i = 0; i < foldResults.Length; i++) *(double*)cells[foldResults[i]] = LaneFolds.Empty(pass.Folds[i].Fold);
        if (loop.Length == 0 && foldResults.Length == 0) return;
        for (var start = 0; start < count; start += length) RunBlock(table, start, Math.Min(length, count - start));
    }

    private static int StepOf(Place place, bool isFixed) => isFixed || place.Kind == PlaceKind.Block ? 0 : sizeof(double);

    private void RunBlock(nint* table, int start, int count)
    {
        Find(loop, table, start);
        pass.Loop.Run((nint)table, count);
        for (var i = 0; i < foldSources.Length; i++)
        {
            var fold = pass.Folds[i];
            var result = (double*)cells[foldResults[i]];
            var source = (double*)cells[foldSources[i]] + (fold.Source.Kind == PlaceKind.Block ? 0 : start);
            *result = LaneFolds.Run(LaneProgram.WidestLanes, fold.Fold, *result, source, count);
        }
    }

    private void Find((int Cell, int Step)[] streams, nint* table, int start)
    {
        for (var i = 0; i < streams.Length; i++) table[i] = cells[streams[i].Cell] + ((nint)start * streams[i].Step);
    }
}
