using SymDiff.Ops;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Differentiation;

/// <summary>The derivative of every operator is right, and a wrong one would be found.</summary>
public class BpropTests(ITestOutputHelper output)
{
    /// <summary>All but stop_gradient, whose purpose is to have no derivative.</summary>
    public static TheoryData<string> Differentiable => [.. Operators.Select(op => op.Name)];

    private static IEnumerable<ElementwiseOp> Operators => Registry.All.OfType<ElementwiseOp>().Where(op => op != Selection.StopGradient);

    [MpfrTheory]
    [MemberData(nameof(Differentiable))]
    public void It_agrees_with_difference_quotients(string name)
    {
        var op = Operators.First(op => op.Name == name);
        for (var input = 0; input < BpropCheck.Arguments(op).Length; input++) Assert.Null(BpropCheck.Violation(op, input, op));
    }

    [MpfrFact]
    public void Every_wrong_derivative_is_found()
    {
        var (killed, equal, survivors) = (0, 0, new List<string>());
        foreach (var (mutant, input, what) in Operators.SelectMany(BpropMutants.Of))
        {
            if (BpropCheck.Violation(mutant, input, mutant.Right) is not null) killed++;
            else if (mutant.IsEqual(input)) equal++;
            else survivors.Add($"{mutant.Name}, argument {input}: {what}");
        }
        output.WriteLine($"{killed} mutants killed, {survivors.Count} alive, {equal} equal to the right derivative and not counted");
        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }
}
