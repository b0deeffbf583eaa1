namespace SymDiff.Compiling;

/// <summary>A pass with its code made for inputs of which some are the same number throughout.</summary>
internal sealed class BoundPass
{
    /// <param name="pass">The pass.</param>
    /// <param name="numbersAtOnce">How many rows' numbers are computed at once: all lanes, or one.</param>
    /// <param name="isFixedNumber">Whether an input of the numbers is the same for all of these rows.</param>
    /// <param name="isFixed">Whether an input of the loop is the same at all of its points.</param>
    public BoundPass(RowPass pass, int numbersAtOnce, Func<Place, bool> isFixedNumber, Func<Place, bool> isFixed)
    {
        Numbers = new(pass.Numbers, numbersAtOnce, isFixedNumber);
        Loop = new(pass.Loop, LaneProgram.WidestLanes, isFixed);
        Folds = pass.Folds;
        FoldOutputs = Array.ConvertAll(Folds, fold => Array.IndexOf(Loop.Outputs, fold.Source));
    }

    /// <summary>The numbers before the loop.</summary>
    public BoundStage Numbers { get; }

    /// <summary>The loop.</summary>
    public BoundStage Loop { get; }

    /// <summary>The folds.</summary>
    public RowFold[] Folds { get; }

    /// <summary>For every fold, the output of the loop that it takes; -1 if it takes something else.</summary>
    public int[] FoldOutputs { get; }

    /// <summary>Whether a value is read in this pass.</summary>
    public bool Reads(Place place) => ReadsByPoint(place) || Numbers.Inputs.Contains(place);

    /// <summary>Whether a value is read along the row.</summary>
    public bool ReadsByPoint(Place place) => Loop.Inputs.Contains(place) || Array.Exists(Folds, fold => fold.Source == place);

    /// <summary>Whether a stored value may have the memory of what is read at the same points, for which nobody asks after this pass.</summary>
    public static bool CanOverwrite(BoundPass[] passes, Place read, Place stored)
    {
        var (last, writes) = (Array.FindLastIndex(passes, pass => pass.Reads(read)), Array.FindIndex(passes, pass => pass.Loop.Outputs.Contains(stored)));
        return last < writes || (last == writes && passes[last].Loop.CanRunInPlace && !Array.Exists(passes[last].Folds, fold => fold.Source == read));
    }

    /// <summary>The most values that are read and written together.</summary>
    public int StreamCount => Math.Max(Numbers.Inputs.Length + Numbers.Outputs.Length, Loop.Inputs.Length + Loop.Outputs.Length + Folds.Length);
}

/// <summary>The code of a stage.</summary>
internal sealed class BoundStage
{
    private readonly LaneProgram? code;

    public BoundStage(RowStage? stage, int lanes, Func<Place, bool> isFixed)
    {
        (Inputs, Outputs) = (stage?.Inputs ?? [], stage?.Outputs ?? []);
        IsFixed = Array.ConvertAll(Inputs, input => isFixed(input));
        code = stage?.Program(IsFixed, lanes);
    }

    /// <summary>What it reads.</summary>
    public Place[] Inputs { get; }

    /// <summary>For every input, whether it is one number.</summary>
    public bool[] IsFixed { get; }

    /// <summary>What it writes.</summary>
    public Place[] Outputs { get; }

    /// <summary>Whether an output may have the memory of an input.</summary>
    public bool CanRunInPlace => code?.CanRunInPlace != false;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => code is null;

    /// <summary>Computes some points.</summary>
    /// <param name="streams">The addresses of inputs and outputs.</param>
    /// <param name="count">Number of points.</param>
    public void Run(nint streams, int count) => code?.Run(streams, 0, count);
}
