using System.Linq.Expressions;
using System.Runtime.Intrinsics.X86;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>All passes of a row program in one function, whose numbers stay in registers.</summary>
internal static class RowCode
{
    /// <summary>Greatest weight of all passes, each of which is a loop of its own. Machines without instructions for exponents need more calls for the same.</summary>
    private static readonly int MaxWeight = Avx512F.IsSupported ? 300 : 200;

    /// <summary>Helpers that the JIT inlines for each stream.</summary>
    private const int StreamWeight = 4;

    /// <summary>Helpers that the JIT inlines for each fold of what is only folded.</summary>
    private const int LineWeight = 50;

    /// <summary>The code; null if it is too much for one function, or calls functions that users bound.</summary>
    /// <param name="lanes">8, 4 or 1.</param>
    /// <param name="program">The passes.</param>
    /// <param name="isFixed">Whether a value is the same at all points of a row.</param>
    /// <param name="length">What is known of the rows' length.</param>
    public static RowLoop? Compile(int lanes, RowProgram program, Func<Place, bool> isFixed, RowLength length) => lanes switch
    {
        8 => Compile<Wide512<double>>(program, isFixed, length),
        4 => Compile<Wide256<double>>(program, isFixed, length),
        _ => Compile<OneLane<double>>(program, isFixed, length),
    };

    private static RowLoop? Compile<V>(RowProgram program, Func<Place, bool> isFixed, RowLength length)
        where V : struct, ILanes<V, double>
    {
        if (program.Passes.Any(pass => pass.Numbers is { IsPure: false })) return null;
        RowStage[] stages = [.. program.Passes.Select(StageOf).OfType<RowStage>()];
        if (!Array.TrueForAll(stages, stage => stage is { IsPure: true, Work.Layout.BodyCount: 1 }) || stages.Sum(Weight) + program.Passes.Sum(LinesWeight) > MaxWeight) return null;
        var results = program.NumberResults.Select(result => new Place(PlaceKind.Number, result.Slot)).ToHashSet();
        var frame = new RowFrame<V>(program.CellOf, results.Contains, length);
        return frame.Function([.. program.Passes.SelectMany(pass => Pass(frame, pass, isFixed))]).Compile();
    }

    private static int Weight(RowStage stage) => stage.Work.Weight + (StreamWeight * (stage.Inputs.Length + stage.Outputs.Length));

    private static int LinesWeight(RowPass pass) => pass.Row is null ? LineWeight * pass.Folds.Length : 0;

    private static RowStage? StageOf(RowPass pass) => pass.Row ?? pass.Numbers;

    private static IEnumerable<Expression> Pass<V>(RowFrame<V> frame, RowPass pass, Func<Place, bool> isFixed)
        where V : struct, ILanes<V, double>
    {
        if (StageOf(pass) is { } stage)
        {
            Fold[] folds = [.. stage.Outputs.Zip(stage.Folds, (output, fold) => output.Kind == PlaceKind.Number ? Fold.Same : fold)];
            var ports = new RowPorts<V>(frame, [.. stage.Inputs, .. stage.Outputs], stage.StreamsOf(Array.ConvertAll(stage.Inputs, input => isFixed(input)), folds));
            yield return ports.Pass(BodyEmitter.Emit(new(stage.Work.Schedule, stage.Work.Layout, ports), 0));
        }
        if (pass.Row is not null) yield break;
        var line = ((Func<Fold, nint, int, V>)LaneFolds.Line<V>).Method;
        foreach (var (fold, source, slot) in pass.Folds)
            yield return frame.SetNumber(new(PlaceKind.Number, slot), Expression.Call(line, Expression.Constant(fold), frame.Address(source), frame.Count));
    }
}
