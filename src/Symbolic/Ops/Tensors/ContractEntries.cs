namespace SymDiff.Ops;

/// <summary>An entry of a contraction: the sum of products of entries. An index that the output repeats is a delta; one that only ones have is a factor, its length.</summary>
internal sealed class ContractEntries
{
    private readonly ContractOp op;
    private readonly Dimension[] dimensions;
    private readonly Dictionary<int, string> letters = [];
    private readonly List<Expr> deltas = [];
    private readonly int[] summed;

    public ContractEntries(ContractOp op, Expr node, IReadOnlyList<string> indices, IndexNames names)
    {
        (this.op, dimensions) = (op, op.Dimensions(node.Args));
        foreach (var (index, letter) in op.Output.Zip(indices))
            if (!letters.TryAdd(index, letter)) deltas.Add(new DeltaOp(letters[index], letter).Apply());
        summed = [.. op.Inputs.SelectMany(list => list).Distinct().Where(index => !letters.ContainsKey(index))];
        foreach (var (index, letter) in summed.Zip(names.Take(summed.Length))) letters.Add(index, letter);
    }

    /// <summary>Diagonals and transposes are simpler entry by entry.</summary>
    public EntryRule Rule => new([.. op.Inputs.Select(list => list.Select(index => letters[index]).ToArray())], Combine, AtAnyRank: summed.Length == 0 && op.Inputs.Length == 1);

    private Expr Combine(Expr[] entries)
    {
        var factors = entries.Zip(op.Inputs).Where(pair => pair.First.Literal is not { IsOne: true }).ToList();
        var met = factors.SelectMany(pair => pair.Second).ToHashSet();
        var product = Expr.Product([.. deltas, .. factors.Select(pair => pair.First), .. summed.Where(index => !met.Contains(index)).Select(index => dimensions[index].ToExpr())]);
        string[] over = [.. summed.Where(met.Contains).Select(index => letters[index])];
        return over.Length == 0 ? product : new SumOverOp(over).Apply(product);
    }
}
