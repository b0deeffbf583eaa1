using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>A function that is too long for one body: several, called in order, that hand values on in the scratch array.</summary>
internal sealed class ChunkedProgram : ScratchProgram
{
    private readonly Action<double[]>[] bodies;

    public ChunkedProgram(Schedule schedule, Layout layout)
        : base(schedule.InputCount, schedule.Outputs.Length)
    {
        var ports = new ScratchPorts(schedule.InputCount, schedule.Outputs.Length);
        var plan = new EmissionPlan(schedule, layout, ports);
        bodies = [.. Enumerable.Range(0, layout.BodyCount)
            .Select(body => Expression.Lambda<Action<double[]>>(BodyEmitter.Emit(plan, body), ports.Parameters).Compile())];
        Length = plan.Slots.Length;
    }

    protected override int Length { get; }

    public override void Run(double[] scratch)
    {
        foreach (var body in bodies) body(scratch);
    }
}
