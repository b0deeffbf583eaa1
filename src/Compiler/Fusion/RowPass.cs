namespace SymDiff.Compiling;

/// <summary>What happens in one pass: numbers are computed, then values along the row, of which some are stored and some folded. It can be bound in two ways.</summary>
internal sealed class RowPass
{
    /// <param name="numbers">Single numbers.</param>
    /// <param name="stored">What is stored for every point.</param>
    /// <param name="folds">What is folded, and the slots of the results.</param>
    /// <param name="functions">Values of functions that are only named.</param>
    public RowPass(List<(Expr Value, Place Place)> numbers, List<(Expr Value, Place Place)> stored, List<(Fold Fold, Expr Value, int Slot)> folds, FunctionBindings functions)
    {
        Numbers = RowStage.Of(numbers, functions);
        List<(Expr Value, Place Place)> loop = [.. stored];
        Folds = [.. folds.Select(fold => new RowFold(fold.Fold, Source(fold.Value, loop), fold.Slot))];
        Loop = RowStage.Of(loop, functions);
        if (Loop is not null) Row = RowOf(numbers, stored, folds, functions);
    }

    /// <summary>The numbers alone; null if there are none.</summary>
    public RowStage? Numbers { get; }

    /// <summary>The loop for many rows at once: it reads their numbers, and writes what is folded; null if only folds read the row.</summary>
    public RowStage? Loop { get; }

    /// <summary>The folds after this loop.</summary>
    public RowFold[] Folds { get; }

    /// <summary>The loop for one row, folds and numbers included; null if only folds read the row.</summary>
    public RowStage? Row { get; }

    /// <summary>Whether the loop for one row leaves the numbers out: functions that users bind are not called for every lane.</summary>
    public bool IsApart => Row is null || Numbers is { IsPure: false };

    private RowStage? RowOf(List<(Expr Value, Place Place)> numbers, List<(Expr Value, Place Place)> stored, List<(Fold Fold, Expr Value, int Slot)> folds, FunctionBindings functions)
    {
        List<(Expr Value, Place Place, Fold Fold)> all =
        [
            .. stored.Select(value => (value.Value, value.Place, Fold.None)),
            .. folds.Select(fold => (fold.Value, new Place(PlaceKind.Partials, fold.Slot), fold.Fold)),
        ];
        if (Numbers is { IsPure: true })
        {
            var values = numbers.ToDictionary(number => number.Place.Variable.VariableName!, number => number.Value);
            all = [.. all.Select(output => output with { Value = output.Value.Substitute(values) }), .. numbers.Select(number => (number.Value, number.Place, Fold.Same))];
        }
        return RowStage.Of(all.ConvertAll(output => (output.Value, output.Place)), functions, [.. all.Select(output => output.Fold)]);
    }

    /// <summary>Where a fold finds its values: where they are in any case, or in a block that the loop writes for it.</summary>
    private static Place Source(Expr value, List<(Expr Value, Place Place)> loop)
    {
        if (Place.Of(value) is { Kind: not PlaceKind.Number } place) return place;
        if (loop.FindIndex(output => output.Value == value) is >= 0 and var known) return loop[known].Place;
        var block = new Place(PlaceKind.Block, loop.Count(output => output.Place.Kind == PlaceKind.Block));
        loop.Add((value, block));
        return block;
    }
}

/// <summary>A fold.</summary>
/// <param name="Fold">Its kind.</param>
/// <param name="Source">What it reads.</param>
/// <param name="Slot">The number that it makes.</param>
internal sealed record RowFold(Fold Fold, Place Source, int Slot);
