using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Values and gradients of random programs over lanes.</summary>
public class BatchRandomTests(ITestOutputHelper output) : RandomProgramProperties(output)
{
    /// <summary>Compiling for three widths takes its time.</summary>
    private const int Part = 20;

    [Fact]
    public void Values_over_lanes_agree_with_forward_differentiation_and_are_the_same_at_every_width() => ForSome(Part, program =>
    {
        var subject = new BatchSubject(program.Text, program.Variables, [.. Enumerable.Range(0, program.Points.Count).Select(program.At)]);
        var point = 0;
        return Differences(program, _ => subject.At(point++), isTextbook: false).Concat(subject.IsTheSameEverywhere ? [] : ["bits differ between widths or places"]);
    });
}
