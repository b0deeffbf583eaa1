using System.Reflection;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling.Tests;

public class InlinedCallsTests
{
    private static V Two<V>(V x) where V : struct, ILanes<V, double> => x + (x * x);

    private static V Nested<V>(V x) where V : struct, ILanes<V, double> => Two(Two(x)) - x;

    [Theory]
    [InlineData(nameof(Two), 1 + 2)]
    [InlineData(nameof(Nested), 1 + 3 + 3 + 1)]
    public void Calls_of_calls_count(string name, int calls) =>
        Assert.Equal(calls, InlinedCalls.Of(typeof(InlinedCallsTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!));
}
