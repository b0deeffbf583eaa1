using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>The systems of the teaching material that ask for a proof, by row name; each identity also holds in numbers.</summary>
public class EqualityRowTests
{
    public static TheoryData<string> Names => [.. EqualityRows.All.Select(row => row.Row)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_identity_is_proved(string name)
    {
        var (left, right) = EqualityRows.Sides(name);
        Assert.True(left.CompareWith(right).Verdict is Verdict.Equal or Verdict.EqualWhereDefined, name);
        if (Traversal.PostOrder(left).Exists(node => node.Op is Ops.OpaqueOp)) return;
        var at = new TensorCase(name, left + right).Sample(1);
        var (first, second) = (at.Evaluate(left), at.Evaluate(right));
        foreach (var index in first.Indices) Assert.True(Closeness.Agree(second[index], first[index], 1e-12), $"{second[index]} and {first[index]}");
    }
}
