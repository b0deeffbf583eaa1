using System.Collections.Concurrent;

namespace SymDiff.Compiling;

/// <summary>Code that computes several values at a point of others, made when it first runs.</summary>
internal sealed class RowStage
{
    /// <summary>With more inputs, registers would not suffice to read all before anything is written.</summary>
    private const int MaxLoads = 10;

    private readonly Schedule schedule;
    private readonly Lazy<LaneWork> work;
    private readonly ConcurrentDictionary<string, LaneProgram> programs = new(StringComparer.Ordinal);

    private RowStage(Schedule schedule, Place[] inputs, Place[] outputs, Fold[] folds)
    {
        (this.schedule, Inputs, Outputs, Folds) = (schedule, inputs, outputs, folds);
        work = new(() => new(schedule, LaneProgram.MaxBody));
    }

    /// <summary>What it reads.</summary>
    public Place[] Inputs { get; }

    /// <summary>What it writes.</summary>
    public Place[] Outputs { get; }

    /// <summary>How the values of each output become one number, if they do.</summary>
    public Fold[] Folds { get; }

    /// <summary>Whether it calls no function that a user bound.</summary>
    public bool IsPure => schedule.IsPure;

    /// <summary>The work over lanes.</summary>
    public LaneWork Work => work.Value;

    /// <summary>Whether all inputs of a point are read before anything is written.</summary>
    public bool LoadsFirst => schedule.InputCount <= MaxLoads;

    /// <summary>Whether every point is read before it is written, so that an output may have the memory of an input.</summary>
    public bool CanRunInPlace => Work.Layout.BodyCount == 1 && (LoadsFirst || Outputs.Length == 1);

    /// <summary>The stage that computes some values; null for none.</summary>
    /// <param name="outputs">The values and where they go.</param>
    /// <param name="functions">Values of functions that are only named.</param>
    /// <param name="folds">How values become one number, if they do.</param>
    public static RowStage? Of(IReadOnlyList<(Expr Value, Place Place)> outputs, FunctionBindings functions, Fold[]? folds = null)
    {
        if (outputs.Count == 0) return null;
        var roots = SignsOutward.Apply(Expansions.Apply([.. outputs.Select(output => output.Value)]));
        string[] names = [.. TensorFunction.Variables(roots).Select(variable => variable.VariableName!).Distinct()];
        return new(
            ScheduleBuilder.Build(roots, names, functions),
            Array.ConvertAll(names, name => Place.Of(Expr.Variable(name))!.Value),
            [.. outputs.Select(output => output.Place)],
            folds ?? new Fold[outputs.Count]);
    }

    /// <summary>What there is to read and write, for inputs of which some are the same number at all points.</summary>
    public LaneStreams StreamsOf(bool[] isFixed, Fold[] folds) => new(isFixed, folds, LaneProgram.MaxBlock, PastCache: false, LoadsFirst);

    /// <summary>The code, for inputs of which some are the same number at all points.</summary>
    public LaneProgram Program(bool[] isFixed, int lanes) =>
        programs.GetOrAdd($"{lanes}{string.Concat(isFixed.Select(isOne => isOne ? 'f' : 'v'))}", _ => LaneProgram.Compile(lanes, Work, StreamsOf(isFixed, Folds)));
}
