using System.Collections.Concurrent;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Random typed programs over all operators on tensors. The seed is printed; SYMDIFF_SEED gives the same programs again, as .ci/run does.</summary>
public class RandomTensorTests(ITestOutputHelper output)
{
    private const int HessianOfEvery = 10;
    private static readonly int Count = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000;

    [Fact]
    public void Programs_on_tensors()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}, {Count} programs");
        var found = new ConcurrentBag<(int Length, string Text)>();
        Parallel.For(0, Count, i =>
        {
            var program = RandomTensorProgram.Create(seed + i);
            if (Problem(program, withHessian: i % HessianOfEvery == 0) is { } problem) found.Add((program.Text.Length, $"{problem}\n    {program}"));
        });
        Assert.True(found.IsEmpty, $"seed {seed}, {found.Count} of {Count}\n{string.Join('\n', found.OrderBy(item => item.Length).Take(20).Select(item => item.Text))}");
    }

    private static string? Problem(RandomTensorProgram program, bool withHessian)
    {
        try
        {
            var model = Model.Parse(program.Text);
            var check = new TensorProgramCheck(program, model);
            return check.Problems(model.Output, withHessian).Any() ? check.Smallest(model.Output, withHessian) : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
