using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Contractions by hand, and random ones against the definition: the sum over all values of all indices.</summary>
public class ContractionKernelTests(ITestOutputHelper output)
{
    private static readonly Dictionary<int, int> Free = [];

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
        var (factors, result) = Read(signature, [a, b, c]);
        double[] first = [1, 2, 3, 4, 5, 6], second = [1, -1, 2, 0, 3, 1];
        var kernel = Plan(factors, result, Lengths(factors, result), Free);
        Kernels.Close(expected, Kernels.Run(kernel, Extents.Count(result.Extents), [.. factors.Select((factor, i) => (i == 0 ? first : second)[..Extents.Count(factor.Extents)])]));
    }

    [Fact]
    public void Any_contraction_is_the_sum_over_its_indices()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var signature = RandomSignature(random);
            int[] extents = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 5))];
            var (factors, result) = Read(signature, extents);
            var lengths = Lengths(factors, result);
            Dictionary<int, int> fixedAt = round % 3 == 0 && lengths.Count > 0 ? new() { [lengths.Keys.First()] = random.Next(lengths.Values.First()) } : [];
            double[][] operands = [.. factors.Select(factor => Enumerable.Range(0, Extents.Count(factor.Extents)).Select(_ => random.NextDouble() - 0.5).ToArray())];
            var kernel = Plan(factors, result, lengths, fixedAt);
            var expected = Definition(factors, result, lengths, fixedAt, operands);
            Kernels.Close(expected, Kernels.Run(kernel, expected.Length, operands));
        }
    }

    [Fact]
    public void A_chain_of_products_takes_the_cheap_order()
    {
        var (factors, result) = Read("ab,bc,c->a", [50, 60, 70]);
        var steps = new ContractionPlan(factors, result, Lengths(factors, result), Free).Steps();
        Assert.Equal([[1, 2], [0, 3]], steps.Select(step => step.Reads));
        Assert.Equal([60], steps[0].Extents);
    }

    [Fact]
    public void An_index_of_one_factor_is_summed_before_the_product()
    {
        var (factors, result) = Read("ab,bc->a", [5, 6, 7]);
        Assert.Equal([[1], [0, 2]], new ContractionPlan(factors, result, Lengths(factors, result), Free).Steps().Select(step => step.Reads));
    }

    [Fact]
    public void Products_without_factors_count()
    {
        var (_, result) = Read("a->a", [3]);
        Assert.Equal([1, 1, 1], Kernels.Run(Plan([], result, new() { [0] = 3 }, Free), 3));
    }

    [Fact]
    public void An_empty_axis_gives_zeros()
    {
        var (factors, result) = Read("ab,bc->ac", [2, 0, 2]);
        Assert.Equal([0, 0, 0, 0], Kernels.Run(Plan(factors, result, Lengths(factors, result), Free), 4, [], []));
    }

    private static IReadOnlyList<KernelStep> Plan(IndexedTensor[] factors, IndexedTensor result, Dictionary<int, int> lengths, Dictionary<int, int> fixedAt) =>
        new ContractionPlan(factors, result, lengths, fixedAt).Steps();

    private static (IndexedTensor[] Factors, IndexedTensor Result) Read(string signature, int[] extents)
    {
        var sides = signature.Split("->");
        return ([.. sides[0].Split(',').Select(Tensor)], Tensor(sides[1]));

        IndexedTensor Tensor(string letters) => new([.. letters.Select(letter => letter - 'a')], [.. letters.Select(letter => extents[letter - 'a'])]);
    }

    private static Dictionary<int, int> Lengths(IndexedTensor[] factors, IndexedTensor result) => factors.Append(result)
        .SelectMany(tensor => tensor.Indices.Zip(tensor.Extents)).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>One to four factors over the letters a to d, some of them twice; every letter of the result has a factor.</summary>
    private static string RandomSignature(Random random)
    {
        string[] factors = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Letters("abcd"))];
        var known = string.Concat(factors);
        return $"{string.Join(',', factors)}->{(known.Length == 0 ? "" : Letters(known))}";

        string Letters(string from) => string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => from[random.Next(from.Length)]));
    }

    private static double[] Definition(IndexedTensor[] factors, IndexedTensor result, Dictionary<int, int> lengths, Dictionary<int, int> fixedAt, double[][] operands)
    {
        var sums = new double[Extents.Count(result.Extents)];
        int[] indices = [.. lengths.Keys];
        for (var number = 0; number < Extents.Count([.. lengths.Values]); number++)
        {
            var (rest, values) = (number, new Dictionary<int, int>());
            foreach (var index in indices) (values[index], rest) = (rest % lengths[index], rest / lengths[index]);
            if (fixedAt.Any(fix => values[fix.Key] != fix.Value)) continue;
            sums[Place(result, values)] += factors.Select((factor, i) => operands[i][Place(factor, values)]).Aggregate(1.0, (product, value) => product * value);
        }
        return sums;
    }

    private static int Place(IndexedTensor tensor, Dictionary<int, int> values) =>
        tensor.Indices.Select((index, axis) => (index, axis)).Aggregate(0, (place, next) => (place * tensor.Extents[next.axis]) + values[next.index]);
}
