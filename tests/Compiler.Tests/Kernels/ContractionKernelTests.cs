using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Contractions by hand, and random ones against the definition: the sum over all values of all indices.</summary>
public class ContractionKernelTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ab,bc->ac", 2, 3, 2, new double[] { 14, 2, 32, 2 })]
    [InlineData("ab,cb->ac", 2, 3, 2, new double[] { 5, 9, 11, 21 })]
    [InlineData("ab->ba", 2, 3, 1, new double[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData("ab->", 2, 3, 1, new double[] { 21 })]
    [InlineData("ab->a", 2, 3, 1, new double[] { 6, 15 })]
    [InlineData("ab->b", 2, 3, 1, new double[] { 5, 7, 9 })]
    [InlineData("ab,ab->", 2, 3, 1, new double[] { 26 })]
    [InlineData("ab,b->a", 2, 3, 1, new double[] { 5, 11 })]
    [InlineData("ab,a->b", 2, 3, 1, new double[] { -3, -3, -3 })]
    [InlineData("a,b->ab", 2, 3, 1, new double[] { 1, -1, 2, 2, -2, 4 })]
    [InlineData("a->aa", 2, 1, 1, new double[] { 1, 0, 0, 2 })]
    [InlineData("aa->", 2, 1, 1, new double[] { 5 })]
    [InlineData("aa->a", 2, 1, 1, new double[] { 1, 4 })]
    public void Products_and_sums_by_hand(string signature, int a, int b, int c, double[] expected)
    {
        var contraction = Einsum.Read(signature, a, b, c);
        double[] first = [1, 2, 3, 4, 5, 6], second = [1, -1, 2, 0, 3, 1];
        double[][] operands = [.. contraction.Factors.Select((factor, i) => (i == 0 ? first : second)[..Extents.Count(factor.Extents)])];
        Kernels.Close(expected, Kernels.Run(contraction.Plan(), contraction.Size, operands));
    }

    [Fact]
    public void Any_contraction_is_the_sum_over_its_indices()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            int[] extents = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 5))];
            var contraction = Einsum.Read(RandomSignature(random), extents);
            var lengths = contraction.Lengths;
            Dictionary<int, int> fixedAt = round % 3 == 0 && lengths.Count > 0 ? new() { [lengths.Keys.First()] = random.Next(lengths.Values.First()) } : [];
            var operands = contraction.Operands(random);
            Kernels.Close(contraction.Definition(fixedAt, operands), Kernels.Run(contraction.Plan(fixedAt), contraction.Size, operands));
        }
    }

    [Fact]
    public void Outer_products_have_lines_of_any_length()
    {
        var random = new Random(1);
        foreach (var signature in new[] { "a,b->ab", "b,a->ab", "ac,b->acb", "cb,a->cab" })
            for (var length = 1; length < 40; length++)
            {
                var contraction = Einsum.Read(signature, 3, length, 2);
                var operands = contraction.Operands(random);
                Assert.Equal(contraction.Definition([], operands), Kernels.Run(contraction.Plan(), contraction.Size, operands));
            }
    }

    [Fact]
    public void A_chain_of_products_takes_the_cheap_order()
    {
        var steps = Einsum.Read("ab,bc,c->a", 50, 60, 70).Plan();
        Assert.Equal([[1, 2], [0, 3]], steps.Select(step => step.Reads));
        Assert.Equal([60], steps[0].Results[0]);
    }

    [Fact]
    public void An_index_of_one_factor_is_summed_before_the_product() =>
        Assert.Equal([[1], [0, 2]], Einsum.Read("ab,bc->a", 5, 6, 7).Plan().Select(step => step.Reads));

    [Fact]
    public void A_scale_of_a_product_of_matrices_is_part_of_it() =>
        Assert.Equal([[1, 0, 2]], Einsum.Read("ba,bc,b->ac", 5, 60, 7).Plan().Select(step => step.Reads));

    [Fact]
    public void A_scale_of_few_rows_is_multiplied_before() =>
        Assert.Equal([[0, 2], [1, 3]], Einsum.Read("ba,bc,b->ac", 5, 2, 70).Plan().Select(step => step.Reads));

    [Theory]
    [InlineData("ab,b,bc,c->ac")]
    [InlineData("ab,b,ca,d->cbd")]
    [InlineData("ab,a,bc,b->ac")]
    [InlineData("ab,bc,a,c->ac")]
    [InlineData("abc,c,b,db->ad")]
    [InlineData("ab,ac,ad,a->bcd")]
    [InlineData("aa,a,ab->b")]
    [InlineData("ba,bc,b->ac")]
    public void Scales_elsewhere_are_products_of_their_own(string signature)
    {
        var contraction = Einsum.Read(signature, 3, 4, 5, 2);
        var operands = contraction.Operands(new(1));
        Kernels.Close(contraction.Definition([], operands), Kernels.Run(contraction.Plan(), contraction.Size, operands));
    }

    [Fact]
    public void Products_without_factors_count() =>
        Assert.Equal([1, 1, 1], Kernels.Run(new Einsum([], new([0], [3])).Plan(), 3));

    [Fact]
    public void An_empty_axis_gives_zeros() =>
        Assert.Equal([0, 0, 0, 0], Kernels.Run(Einsum.Read("ab,bc->ac", 2, 0, 2).Plan(), 4, [], []));

    /// <summary>One to four factors over the letters a to d, some of them twice; every letter of the result has a factor.</summary>
    private static string RandomSignature(Random random)
    {
        string[] factors = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Letters("abcd"))];
        var known = string.Concat(factors);
        return $"{string.Join(',', factors)}->{(known.Length == 0 ? "" : Letters(known))}";

        string Letters(string from) => string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => from[random.Next(from.Length)]));
    }
}
