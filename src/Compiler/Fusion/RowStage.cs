using System.Collections.Concurrent;

namespace SymDiff.Compiling;

/// <summary>Code that computes several values at a point of others, made when it first runs.</summary>
internal sealed class RowStage
{
    /// <summary>With more inputs, registers would not suffice to read all before anything is written.</summary>
    private const int MaxLoads = 10;

    private readonly Schedule schedule;
    private readonly ConcurrentDictionary<string, LaneProgram> programs = new(StringComparer.Ordinal);

    private RowStage(Schedule schedule, Place[] inputs, Place[] outputs) => (this.schedule, Inputs, Outputs) = (schedule, inputs, outputs);

    /// <summary>What it reads.</summary>
    public Place[] Inputs { get; }

    /// <summary>What it writes.</summary>
    public Place[] Outputs { get; }

    /// <summary>The stage that computes some values; null for none.</summary>
    public static RowStage? Of(IReadOnlyList<(Expr Value, Place Place)> outputs, FunctionBindings functions)
    {
        if (outputs.Count == 0) return null;
        var roots = SignsOutward.Apply(Expansions.Apply([.. outputs.Select(output => output.Value)]));
        string[] names = [.. TensorFunction.Variables(roots).Select(variable => variable.VariableName!).Distinct()];
        return new(
            ScheduleBuilder.Build(roots, names, functions),
            Array.ConvertAll(names, name => Place.Of(Expr.Variable(name))!.Value),
            [.. outputs.Select(output => output.Place)]);
    }

    /// <summary>The code, for inputs of which some are the same number at all points.</summary>
    public LaneProgram Program(bool[] isFixed, int lanes) =>
        programs.GetOrAdd($"{lanes}{string.Concat(isFixed.Select(isOne => isOne ? 'f' : 'v'))}", _ => LaneProgram.Compile(lanes, schedule, isFixed, loadsFirst: schedule.InputCount <= MaxLoads));
}
