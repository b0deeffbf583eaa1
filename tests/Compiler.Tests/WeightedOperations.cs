using SymDiff.Numerics;
using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

/// <summary>
/// The operations of a schedule by what they take: a sum, product, comparison or choice 1, a quotient or square root 4, a function 10. A sign costs nothing, for
/// the machine subtracts; sine and cosine of one argument are one call.
/// </summary>
internal static class WeightedOperations
{
    private const int Quotient = 4;
    private const int Function = 10;

    private static readonly Dictionary<Delegate, int> Weights = new()
    {
        [Arithmetic.Negate.Function] = 0,
        [Arithmetic.Divide.Function] = Quotient,
        [Roots.Sqrt.Function] = Quotient,
        [Roots.Abs.Function] = 1,
        [Rounding.Sign.Function] = 1,
        [Rounding.Step.Function] = 1,
        [Rounding.Floor.Function] = 1,
        [Selection.Max.Function] = 1,
        [Selection.Min.Function] = 1,
        [Logistic.BySign] = 1,
        [Powers.Of(2)!.Function] = 1,
        [Powers.Of(3)!.Function] = 2,
        [Powers.Of(4)!.Function] = 2,
        [Powers.Of(-1)!.Function] = Quotient,
        [Powers.Of(-2)!.Function] = Quotient + 1,
        [Powers.Of(0.5)!.Function] = Quotient,
        [Powers.Of(-0.5)!.Function] = Quotient + Quotient,
    };

    public static int Of(Schedule schedule)
    {
        var sum = 0;
        for (var step = 0; step < schedule.Length; step++)
            if (schedule[step].Kernel is { } kernel && !IsPartOfEarlier(schedule, step)) sum += Weight(kernel) * (kernel.FoldsLeft ? schedule.OperandsOf(step).Length - 1 : 1);
        return sum;
    }

    private static bool IsPartOfEarlier(Schedule schedule, int step) =>
        schedule[step].Kernel!.Joint is not null && Enumerable.Range(0, step).Any(other => schedule.AreJoint(step, other));

    private static int Weight(Kernel kernel) =>
        Weights.TryGetValue(kernel.Function, out var weight) ? weight : kernel.IsCheap || kernel.Selects || kernel.FoldsLeft ? 1 : Function;
}
