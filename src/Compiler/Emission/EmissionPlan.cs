using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>What the bodies of one function have in common.</summary>
/// <param name="Schedule">The whole work.</param>
/// <param name="Layout">Its division.</param>
/// <param name="Ports">Inputs and outputs.</param>
internal sealed record EmissionPlan(Schedule Schedule, Layout Layout, Ports Ports)
{
    /// <summary>From this many bodies on, the time to compile counts for more than single nanoseconds of a call.</summary>
    private const int ManyBodies = 8;

    /// <summary>Whether to spare the JIT work.</summary>
    public bool IsLong => Layout.BodyCount >= ManyBodies;

    /// <summary>What passes from body to body.</summary>
    public SlotPlan Slots { get; } = new(Layout, Schedule.Length, Ports.FirstSlot);

    /// <summary>The outputs of each step.</summary>
    public ILookup<int, int> Outputs { get; } = Enumerable.Range(0, Schedule.Outputs.Length).ToLookup(output => Schedule.Outputs[output]);

    /// <summary>Code of the steps that are nested and not used yet.</summary>
    public Expression?[] Nested { get; } = new Expression?[Schedule.Length];
}
