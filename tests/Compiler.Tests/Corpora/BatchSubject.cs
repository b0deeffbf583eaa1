namespace SymDiff.Compiling.Tests;

/// <summary>The value and gradient of an expression at points, computed over lanes of every width.</summary>
internal sealed class BatchSubject
{
    /// <summary>Points are repeated so that they stand in every place of the lanes, and in the tail too.</summary>
    private const int Copies = 9;

    private readonly double[][] outputs;

    public BatchSubject(string expression, string[] variables, IReadOnlyList<double[]> points)
    {
        var roots = MachineGraphs.ValueAndGradient(Expr.Parse(expression), [.. variables.Select(name => Expr.Variable(name))]);
        var schedule = Compiled.Schedule(LaneForms.Apply(roots), variables);
        double[][] inputs = [.. variables.Select((_, k) => Enumerable.Range(0, Copies).SelectMany(_ => points.Select(point => point[k])).ToArray())];
        outputs = LaneRun.Of(LaneRun.Widths[0], schedule, inputs);
        var bits = LaneRun.Bits(outputs);
        var single = points.Count;
        IsTheSameEverywhere =
            LaneRun.Widths[1..].All(lanes => LaneRun.Bits(LaneRun.Of(lanes, schedule, inputs)) == bits)
            && Enumerable.Range(1, Copies - 1).All(copy => LaneRun.Bits(Copy(copy, single)) == LaneRun.Bits(Copy(0, single)));
    }

    /// <summary>Whether the bits depend neither on the width nor on a point's place.</summary>
    public bool IsTheSameEverywhere { get; }

    /// <summary>The value and the gradient at a point.</summary>
    public double[] At(int point) => [.. outputs.Select(output => output[point])];

    private double[][] Copy(int copy, int count) => [.. outputs.Select(output => output[(copy * count)..((copy + 1) * count)])];
}
