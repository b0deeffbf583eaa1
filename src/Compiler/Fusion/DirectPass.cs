using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// A pass over lines of doubles side by side. The addresses where they begin are in cells; those that never change stand in the pass' tables from the beginning.
/// </summary>
internal sealed unsafe class DirectPass
{
    private readonly BoundPass pass;
    private readonly nint* cells, loop, numbers;
    private readonly (int Entry, int Cell)[] lines, heads;
    private readonly (Fold Fold, int Source, nint Number)[] folds;
    private readonly (Fold Fold, nint Partials, nint Number)[] loopFolds;

    /// <param name="pass">The pass.</param>
    /// <param name="cells">The addresses of places; those of numbers and partial results stay as they are.</param>
    /// <param name="tables">Room for an address of each stream.</param>
    /// <param name="cellOf">The cell of a place.</param>
    public DirectPass(BoundPass pass, nint* cells, nint* tables, Func<Place, int> cellOf)
    {
        this.pass = pass;
        this.cells = cells;
        loop = tables;
        numbers = tables + pass.Loop.StreamCount;
        lines = Lay(pass.Loop, loop, cellOf);
        heads = Lay(pass.Numbers, numbers, cellOf);
        folds = Array.ConvertAll(pass.Folds, fold => (fold.Fold, cellOf(fold.Source), NumberOf(fold.Slot)));
        loopFolds = [.. pass.Loop.Outputs.Index().Where(output => output.Item.Kind == PlaceKind.Partials).Select(output => (pass.Loop.Folds[output.Index], Cell(cellOf(output.Item)), NumberOf(output.Item.Index)))];

        nint NumberOf(int slot) => Cell(cellOf(new(PlaceKind.Number, slot)));
    }

    /// <summary>Whether it reads the row.</summary>
    public bool HasLoop => !pass.Loop.IsEmpty || HasFolds;

    /// <summary>Whether anything is folded.</summary>
    public bool HasFolds => folds.Length > 0 || loopFolds.Length > 0;

    /// <summary>Computes the numbers, and begins folds with nothing.</summary>
    public void Begin()
    {
        if (!pass.Numbers.IsEmpty)
        {
            Find(heads, numbers);
            pass.Numbers.Run((nint)numbers, 1);
        }
        foreach (var (fold, _, number) in folds) *(double*)number = Partials.Empty(fold);
        foreach (var (fold, _, number) in loopFolds) *(double*)number = Partials.Empty(fold);
    }

    /// <summary>Runs over some elements.</summary>
    /// <param name="count">Number of elements.</param>
    public void Run(int count)
    {
        Find(lines, loop);
        foreach (var (fold, partials, _) in loopFolds) Partials.Clear(fold, ref *(double*)partials);
        pass.Loop.Run((nint)loop, count);
        foreach (var (fold, partials, number) in loopFolds) *(double*)number = Partials.Result(fold, *(double*)number, in *(double*)partials);
        foreach (var (fold, source, number) in folds) *(double*)number = LaneFolds.Run(LaneProgram.WidestLanes, fold, *(double*)number, (double*)cells[source], count);
    }

    /// <summary>Writes the addresses that stay to a table; the others are found for each block.</summary>
    private (int Entry, int Cell)[] Lay(BoundStage stage, nint* table, Func<Place, int> cellOf)
    {
        Place[] streams = [.. stage.Inputs, .. stage.Outputs];
        for (var i = 0; i < streams.Length; i++) table[i] = cells[cellOf(streams[i])];
        return [.. streams.Index().Where(stream => stream.Item.Kind is PlaceKind.Reading or PlaceKind.Stored).Select(stream => (stream.Index, cellOf(stream.Item)))];
    }

    private nint Cell(int cell) => cells[cell];

    private void Find((int Entry, int Cell)[] streams, nint* table)
    {
        foreach (var (entry, cell) in streams) table[entry] = cells[cell];
    }
}
