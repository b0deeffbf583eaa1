using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Products that are not summed.</summary>
public class OuterKernelTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("a,b->ab", true)]
    [InlineData("a,b->ba", true)]
    [InlineData("ab,cd->acbd", true)]
    [InlineData("ab,cd->cabd", true)]
    [InlineData("ab,cd->abdc", false)]
    [InlineData("ab,b->ab", false)]
    [InlineData("ab,a->ab", true)]
    [InlineData("ab,ac->abc", true)]
    [InlineData("ab,c->aacb", true)]
    [InlineData("a,bc->ca", false)]
    [InlineData("ab,bc->ac", false)]
    public void Lines_of_the_result_are_multiples_of_lines_of_a_factor(string signature, bool isOuter)
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        foreach (var lengths in new[] { [3, 4, 5, 2], [9, 8, 17, 11], new[] { 2, 19, 3, 1 } })
        {
            var contraction = Einsum.Read(signature, lengths);
            var kernel = OuterKernel.Of(contraction.Factors, contraction.Result, contraction.Lengths, new Dictionary<int, int>());
            if (!lengths.Contains(1)) Assert.Equal(isOuter, kernel is not null);
            if (kernel is null) continue;
            var operands = contraction.Operands(new(seed));
            Kernels.Close(contraction.Definition([], operands), Kernels.Run(kernel, contraction.Size, operands));
        }
    }
}
