namespace SymDiff.Compiling;

/// <summary>A pass whose loop is made for the steps at which a row's readings are walked.</summary>
internal sealed class BoundPass
{
    /// <param name="pass">The pass.</param>
    /// <param name="row">The walks of the readings along a row.</param>
    public BoundPass(RowPass pass, LoopNest row)
    {
        var lanes = LaneProgram.WidestLanes;
        (Pass, Lanes) = (pass, lanes);
        Numbers = pass.Numbers?.Program([.. pass.Numbers.Inputs.Select(_ => true)], 1);
        IsFixed = [.. (pass.Loop?.Inputs ?? []).Select(place => IsOneNumber(place, row))];
        Loop = pass.Loop?.Program(IsFixed, lanes);
        (Inputs, Outputs) = (pass.Loop?.Inputs ?? [], pass.Loop?.Outputs ?? []);
        FoldStreams = Array.ConvertAll(pass.Folds, fold => Array.IndexOf(Outputs, fold.Source));
        StreamCount = Math.Max(Inputs.Length + Outputs.Length + pass.Folds.Length, (pass.Numbers?.Inputs.Length + pass.Numbers?.Outputs.Length) ?? 0);
        HasBlocks = Outputs.Any(place => place.Kind == PlaceKind.Block)
            || Inputs.Any(place => place.Kind == PlaceKind.Reading && row[place.Index].Step is not (0 or 1))
            || pass.Folds.Any(fold => fold.Source.Kind == PlaceKind.Reading && row[fold.Source.Index].Step != 1);
    }

    private static bool IsOneNumber(Place place, LoopNest row) => place.Kind == PlaceKind.Number || (place.Kind == PlaceKind.Reading && row[place.Index].Step == 0);

    /// <summary>For every input of the loop, whether it is the same number along a line.</summary>
    public bool[] IsFixed { get; }

    /// <summary>What is done.</summary>
    public RowPass Pass { get; }

    /// <summary>How many doubles are computed at once.</summary>
    public int Lanes { get; }

    /// <summary>The code for the numbers before the loop.</summary>
    public LaneProgram? Numbers { get; }

    /// <summary>The loop.</summary>
    public LaneProgram? Loop { get; }

    /// <summary>What the loop reads.</summary>
    public Place[] Inputs { get; }

    /// <summary>What the loop writes.</summary>
    public Place[] Outputs { get; }

    /// <summary>For every fold, the output of the loop that it takes; -1 if it takes something else.</summary>
    public int[] FoldStreams { get; }

    /// <summary>The most values that are read and written together.</summary>
    public int StreamCount { get; }

    /// <summary>Whether something passes through blocks.</summary>
    public bool HasBlocks { get; }
}
