using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Which contractions are products of matrices, and what these give.</summary>
public class ProductKernelTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ab,bc->ac", true)]
    [InlineData("ab,cb->ac", true)]
    [InlineData("ba,bc->ca", true)]
    [InlineData("abc,bcd->ad", true)]
    [InlineData("abc,acd->abd", true)]
    [InlineData("abc,cd->abd", true)]
    [InlineData("abcd,bd->ac", true)]
    [InlineData("acbd,bd->ac", true)]
    [InlineData("ab,bc->aac", true)]
    [InlineData("ab,b->a", true)]
    [InlineData("ab,a->b", true)]
    [InlineData("ab,bc,b->ac", true)]
    [InlineData("a,b->ab", true)]
    [InlineData("ab,ab->ab", false)]
    [InlineData("ab,ab->", false)]
    [InlineData("ab,b,b->a", false)]
    [InlineData("ab,bc,a->ac", false)]
    public void Products_of_matrices_are_found(string signature, bool isProduct)
    {
        var contraction = Einsum.Read(signature, 3, 4, 5, 2);
        var kernel = ProductKernel.Of(contraction.Factors, contraction.Result, contraction.Lengths, new Dictionary<int, int>());
        Assert.Equal(isProduct, kernel is not null);
        if (kernel is null) return;
        var operands = contraction.Operands(NewRandom());
        Kernels.Close(contraction.Definition([], operands), Kernels.Run(kernel, contraction.Size, operands));
    }

    [Theory]
    [InlineData("ba,bc->ac", 70, 20)]
    [InlineData("ba,bc,b->ac", 40, 33)]
    [InlineData("ba,bc,b->ac", 300, 50)]
    [InlineData("dba,dbc->dac", 5, 40)]
    [InlineData("dba,dbc->ac", 5, 40)]
    public void A_matrix_with_itself_gives_a_symmetric_product(string signature, int inner, int size)
    {
        var contraction = Einsum.Read(signature, size, inner, size, 3);
        var operands = contraction.Operands(NewRandom());
        operands[1] = operands[0];
        var kernel = ProductKernel.Of(contraction.Factors, contraction.Result, contraction.Lengths, new Dictionary<int, int>())!;
        var seen = Kernels.Run(kernel, contraction.Size, operands);
        Kernels.Close(contraction.Definition([], operands), seen, 1e-12);
        for (var first = 0; first < seen.Length; first += size * size)
            for (var i = 0; i < size; i++)
                for (var j = 0; j < i; j++) Assert.Equal(seen[first + (i * size) + j], seen[first + (j * size) + i]);
    }

    private Random NewRandom()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
