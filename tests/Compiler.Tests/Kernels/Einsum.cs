namespace SymDiff.Compiling.Tests;

/// <summary>A contraction in Einstein's notation, and its definition: the sum over all values of all indices.</summary>
internal sealed record Einsum(IndexedTensor[] Factors, IndexedTensor Result)
{
    /// <summary>The length of every index.</summary>
    public Dictionary<int, int> Lengths { get; } = Factors.Append(Result)
        .SelectMany(tensor => tensor.Indices.Zip(tensor.Extents)).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Number of elements of the result.</summary>
    public int Size => Extents.Count(Result.Extents);

    public static Einsum Read(string signature, params int[] extents)
    {
        var sides = signature.Split("->");
        return new([.. sides[0].Split(',').Select(Tensor)], Tensor(sides[1]));

        IndexedTensor Tensor(string letters) => new([.. letters.Select(letter => letter - 'a')], [.. letters.Select(letter => extents[letter - 'a'])]);
    }

    public IReadOnlyList<KernelStep> Plan(Dictionary<int, int>? fixedAt = null) => new ContractionPlan(Factors, Result, Lengths, fixedAt ?? []).Steps();

    public double[][] Operands(Random random) =>
        [.. Factors.Select(factor => Enumerable.Range(0, Extents.Count(factor.Extents)).Select(_ => random.NextDouble() - 0.5).ToArray())];

    public double[] Definition(Dictionary<int, int> fixedAt, double[][] operands)
    {
        var sums = new double[Size];
        int[] indices = [.. Lengths.Keys];
        for (var number = 0; number < Extents.Count([.. Lengths.Values]); number++)
        {
            var (rest, values) = (number, new Dictionary<int, int>());
            foreach (var index in indices) (values[index], rest) = (rest % Lengths[index], rest / Lengths[index]);
            if (fixedAt.Any(fix => values[fix.Key] != fix.Value)) continue;
            sums[Place(Result, values)] += Factors.Select((factor, i) => operands[i][Place(factor, values)]).Aggregate(1.0, (product, value) => product * value);
        }
        return sums;
    }

    private static int Place(IndexedTensor tensor, Dictionary<int, int> values) =>
        tensor.Indices.Select((index, axis) => (index, axis)).Aggregate(0, (place, next) => (place * tensor.Extents[next.axis]) + values[next.index]);
}
