using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>A pass over lines of doubles side by side. The addresses where they begin are in cells, so that a block's are found by adding; nothing is copied and nothing is looked up.</summary>
internal sealed unsafe class DirectPass
{
    private readonly BoundPass pass;
    private readonly nint* cells, table;
    private readonly (int Cell, int Step)[] loop;
    private readonly int[] numbers;
    private readonly (Fold Fold, int Source, int Number)[] folds, loopFolds;

    /// <param name="pass">The pass.</param>
    /// <param name="cells">The addresses of places.</param>
    /// <param name="table">Room for the addresses of a block.</param>
    /// <param name="cellOf">The cell of a place.</param>
    public DirectPass(BoundPass pass, nint* cells, nint* table, Func<Place, int> cellOf)
    {
        this.pass = pass;
        this.cells = cells;
        this.table = table;
        loop = [.. pass.Loop.Inputs.Select((input, i) => (cellOf(input), StepOf(input, pass.Loop.IsFixed[i]))), .. pass.Loop.Outputs.Select((output, i) => (cellOf(output), StepOf(output, pass.Loop.Folds[i] != Fold.None)))];
        numbers = [.. pass.Numbers.Inputs.Concat(pass.Numbers.Outputs).Select(cellOf)];
        folds = Array.ConvertAll(pass.Folds, fold => (fold.Fold, cellOf(fold.Source), NumberOf(fold.Slot)));
        loopFolds = [.. pass.Loop.Outputs.Zip(pass.Loop.Folds).Where(output => output.First.Kind == PlaceKind.Partials).Select(output => (output.Second, cellOf(output.First), NumberOf(output.First.Index)))];

        int NumberOf(int slot) => cellOf(new(PlaceKind.Number, slot));
    }

    /// <summary>Whether it reads the row.</summary>
    public bool HasLoop => loop.Length > 0 || folds.Length > 0;

    /// <summary>Whether anything is folded.</summary>
    public bool HasFolds => folds.Length > 0 || loopFolds.Length > 0;

    /// <summary>Computes the numbers, and begins folds with nothing.</summary>
    public void Begin()
    {
        if (numbers.Length > 0)
        {
            for (var i = 0; i < numbers.Length; i++) table[i] = cells[numbers[i]];
            pass.Numbers.Run((nint)table, 1);
        }
        foreach (var (fold, _, number) in folds) *(double*)cells[number] = Partials.Empty(fold);
        foreach (var (fold, _, number) in loopFolds) *(double*)cells[number] = Partials.Empty(fold);
    }

    /// <summary>Runs over some elements.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">Number of elements.</param>
    public void Run(int start, int count)
    {
        for (var i = 0; i < loop.Length; i++) table[i] = cells[loop[i].Cell] + ((nint)start * loop[i].Step);
        foreach (var (fold, partials, _) in loopFolds) Partials.Clear(fold, ref *(double*)cells[partials]);
        pass.Loop.Run((nint)table, count);
        foreach (var (fold, partials, number) in loopFolds) *(double*)cells[number] = Partials.Result(fold, *(double*)cells[number], in *(double*)cells[partials]);
        foreach (var (fold, source, number) in folds) *(double*)cells[number] = LaneFolds.Run(LaneProgram.WidestLanes, fold, *(double*)cells[number], (double*)cells[source] + start, count);
    }

    private static int StepOf(Place place, bool isOne) => isOne || place.Kind == PlaceKind.Number ? 0 : sizeof(double);
}
