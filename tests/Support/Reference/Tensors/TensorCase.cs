namespace SymDiff.Support.Reference.Tensors;

/// <summary>One application of an operator to variables, and where to sample it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Node">The operator applied to its variables.</param>
internal sealed record TensorCase(string Name, Expr Node)
{
    private const int Shortest = 1;
    private const int Longest = 4;

    /// <summary>The least value of named sizes, where 1 is not enough.</summary>
    public Dictionary<string, long> Least { get; init; } = [];

    /// <summary>How many places the variable <c>indices</c> can name.</summary>
    public Dimension Places { get; init; } = 1;

    /// <summary>Values of functions that are only named.</summary>
    public IReadOnlyDictionary<string, Func<DenseArray[], DenseArray>> Functions { get; init; } = new Dictionary<string, Func<DenseArray[], DenseArray>>();

    /// <summary>The variables, all of them.</summary>
    public Expr[] Variables => [.. Traversal.PostOrder(Node).Where(node => node.VariableName is not null)];

    /// <summary>The variables that a gradient can flow to.</summary>
    public Expr[] Differentiable => [.. Variables.Where(node => node.VariableName != "indices")];

    /// <summary>Random sizes, and random values of these variables and more ones.</summary>
    public TensorReference Sample(int seed, params ReadOnlySpan<Expr> more)
    {
        var random = new Random(seed);
        Expr[] variables = [.. Variables, .. more];
        var names = variables.Append(Node).SelectMany(node => node.Shape.Axes.ToArray()).SelectMany(axis => axis.Names).Distinct();
        var sizes = names.ToDictionary(name => name, name => (long)random.Next((int)Least.GetValueOrDefault(name, Shortest), Longest + 1));
        var result = new TensorReference(variables.ToDictionary(node => node.VariableName!, node => Values(node, TensorReference.Lengths(node.Shape, sizes), sizes, random)), sizes);
        foreach (var (head, meaning) in Functions) result.Functions.Add(head, meaning);
        return result;
    }

    /// <summary>
    /// Values that are well apart from each other, so that differences do not pass a tie; of the variable A matrices with a large diagonal, which are
    /// positive definite.
    /// </summary>
    private DenseArray Values(Expr variable, int[] shape, Dictionary<string, long> sizes, Random random)
    {
        if (variable.VariableName == "indices") return DenseArray.Make(shape, _ => random.Next((int)Places.Evaluate(name => sizes[name])));
        var count = DenseArray.Count(shape);
        var spread = Enumerable.Range(0, count).Select(i => (3 * (i + 0.5 + (0.2 * random.NextDouble())) / count) - 1.5).ToArray();
        random.Shuffle(spread);
        var result = new DenseArray(shape, spread);
        return variable.VariableName == "A" ? DenseArray.Make(shape, at => result[at] + (at[^1] == at[^2] ? 6 : 0)) : result;
    }
}
