namespace SymDiff.Compiling;

/// <summary>A pass with its code made for inputs of which some are the same number throughout.</summary>
/// <param name="Numbers">The numbers before the loop.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Folds">What is folded after it.</param>
internal sealed record BoundPass(BoundStage Numbers, BoundStage Loop, RowFold[] Folds)
{
    /// <summary>A pass over one row; the loop does all that it can.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="isEmpty">Whether rows have no points, so that only numbers are computed.</param>
    /// <param name="isFixed">Whether an input of the loop is the same at all of its points.</param>
    public static BoundPass OfRow(RowPass pass, bool isEmpty, Func<Place, bool> isFixed) => new(
        new(isEmpty || pass.IsApart ? pass.Numbers : null, 1, _ => true),
        new(pass.Row, LaneProgram.WidestLanes, isFixed),
        pass.Row is null ? pass.Folds : []);

    /// <summary>A pass over many rows at once.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="isFixedNumber">Whether an input of the numbers is the same for all of these rows.</param>
    /// <param name="isFixed">Whether an input of the loop is the same at all of its points.</param>
    public static BoundPass OfRows(RowPass pass, Func<Place, bool> isFixedNumber, Func<Place, bool> isFixed) => new(
        new(pass.Numbers, LaneProgram.WidestLanes, isFixedNumber),
        new(pass.Loop, LaneProgram.WidestLanes, isFixed),
        pass.Folds);

    /// <summary>Whether a value is read in this pass.</summary>
    public bool Reads(Place place) => ReadsByPoint(place) || Numbers.Inputs.Contains(place);

    /// <summary>Whether a value is read along the row.</summary>
    public bool ReadsByPoint(Place place) => Loop.Inputs.Contains(place) || Array.Exists(Folds, fold => fold.Source == place);

    /// <summary>
    /// Whether a stored value may have the memory of what is read at the same points, for which nobody asks after this pass. What is stored itself is written before, even where
    /// nobody reads it in the end.
    /// </summary>
    public static bool CanOverwrite(BoundPass[] passes, Place read, Place stored)
    {
        var (last, writes) = (Array.FindLastIndex(passes, pass => pass.Reads(read)), Array.FindIndex(passes, pass => pass.Loop.Outputs.Contains(stored)));
        if (Array.FindIndex(passes, pass => pass.Loop.Outputs.Contains(read)) >= writes) return false;
        return last < writes || (last == writes && passes[last].Loop.CanRunInPlace && !Array.Exists(passes[last].Folds, fold => fold.Source == read));
    }

    /// <summary>Number of values that are read and written.</summary>
    public int StreamCount => Numbers.StreamCount + Loop.StreamCount;
}

/// <summary>The code of a stage, compiled when it first runs.</summary>
internal sealed class BoundStage
{
    private readonly RowStage? stage;
    private readonly int lanes;
    private LaneProgram? code;

    public BoundStage(RowStage? stage, int lanes, Func<Place, bool> isFixed)
    {
        (this.stage, this.lanes) = (stage, lanes);
        (Inputs, Outputs, Folds) = (stage?.Inputs ?? [], stage?.Outputs ?? [], stage?.Folds ?? []);
        IsFixed = Array.ConvertAll(Inputs, input => isFixed(input));
    }

    /// <summary>What it reads.</summary>
    public Place[] Inputs { get; }

    /// <summary>For every input, whether it is one number.</summary>
    public bool[] IsFixed { get; }

    /// <summary>What it writes.</summary>
    public Place[] Outputs { get; }

    /// <summary>How the values of each output become one number, if they do.</summary>
    public Fold[] Folds { get; }

    /// <summary>Number of values that are read and written.</summary>
    public int StreamCount => Inputs.Length + Outputs.Length;

    /// <summary>Whether an output may have the memory of an input.</summary>
    public bool CanRunInPlace => stage?.CanRunInPlace != false;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => stage is null;

    /// <summary>Computes some points.</summary>
    /// <param name="streams">The addresses of inputs and outputs.</param>
    /// <param name="count">Number of points.</param>
    public void Run(nint streams, int count)
    {
        if (stage is not null) (code ??= stage.Program(IsFixed, lanes)).Run(streams, 0, count);
    }
}
