using System.Collections.Concurrent;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Random typed programs over all operators on tensors. The seed is printed; SYMDIFF_SEED gives the same programs again, as .ci/run does. What fails is shrunk to a part of the value.</summary>
public class RandomTensorTests(ITestOutputHelper output)
{
    private const int HessianOfEvery = 10;

    /// <summary>Of so many programs the derivatives of one may have a form that simplifying changes once more.</summary>
    private const int UnsettledOfEvery = 100;
    private static readonly int Count = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000;

    [Fact]
    public void Notation_values_and_derivatives()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}, {Count} programs");
        TensorPrograms.Check(seed, Count, program =>
        {
            if (Problem(program) is { } problem) Assert.Fail(problem);
        });
    }

    [Fact]
    public void Simplifying_derivatives_again_changes_nothing()
    {
        var seed = Seeds.Next();
        var unsettled = new ConcurrentBag<RandomTensorProgram>();
        Parallel.For(0, Count / 10, i =>
        {
            var program = RandomTensorProgram.Create(seed + i);
            var model = Model.Parse(program.Text);
            if (!new TensorProgramCheck(program, model).IsSettled(model.Output)) unsettled.Add(program);
        });
        var found = $"seed {seed}, {unsettled.Count} of {Count / 10}\n{string.Join('\n', unsettled.OrderBy(program => program.Text.Length))}";
        output.WriteLine(found);
        Assert.True(unsettled.Count * UnsettledOfEvery <= Count / 10, found);
    }

    /// <summary>Where vectors are narrower than the machine's; its own width belongs to the check of all else.</summary>
    [Fact]
    public void Fused_loops_compute_the_same()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        if (LaneProgram.WidestLanes == LaneRun.Widths[0]) return;
        TensorPrograms.Check(seed, Count, program =>
        {
            var model = Model.Parse(program.Text);
            if (new TensorProgramCheck(program, model).LoopProblems(model.Output).FirstOrDefault() is { } problem) Assert.Fail(problem);
        });
    }

    private static string? Problem(RandomTensorProgram program)
    {
        var model = Model.Parse(program.Text);
        return new TensorProgramCheck(program, model).Problems(model.Output, withHessian: program.Seed % HessianOfEvery == 0).FirstOrDefault();
    }
}
