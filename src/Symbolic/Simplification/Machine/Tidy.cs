using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Brings what a sweep made into order: its products become paths, its sums are collected. What the user wrote keeps its rounding.
/// </summary>
internal sealed class Tidy
{
    private const int LongestOperand = 4;

    private readonly NodeMap<ProductPath> images = [];
    private readonly NodeSet written;
    private readonly PathTable table;
    private readonly SharedFactors factors;
    private NodeMap<int> uses = [];

    private Tidy(ReadOnlySpan<Expr> values)
    {
        written = [.. Traversal.PostOrder(values)];
        table = new(written);
        factors = new(table);
    }

    /// <summary>The graph with the part that a sweep made tidied up.</summary>
    /// <param name="roots">Values first, derivatives behind them.</param>
    /// <param name="values">How many of the roots the user wrote.</param>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots, int values) => new Tidy(roots[..values]).Apply(roots);

    private Expr[] Apply(ReadOnlySpan<Expr> roots)
    {
        var order = Traversal.PostOrder(roots);
        uses = Traversal.UseCounts(order, roots);
        foreach (var node in order) images[node] = Read(node);
        var result = new Expr[roots.Length];
        for (var i = 0; i < result.Length; i++) result[i] = images[roots[i]].Value;
        return SharedDivisors.Apply(result, written);
    }

    private ProductPath Read(Expr node)
    {
        if (written.Contains(node) || node.Args.IsEmpty || node.Shape.Rank > 0) return table.Times(table.One, node);
        if (node.Op == Arithmetic.Multiply) return Product(node);
        if (node.Op == Arithmetic.Divide) return table.Over(images[node.Args[0]], images[node.Args[1]].Value);
        if (node.Op == Arithmetic.Negate) return table.Negate(images[node.Args[0]]);
        return (node.Op.IsSum ? factors.Collect(Array.ConvertAll(node.ArgArray(), arg => images[arg])) : null) ?? table.Times(table.One, WithImages(node));
    }

    private Expr WithImages(Expr node) => node.WithArgs(Array.ConvertAll(node.ArgArray(), arg => images[arg].Value));

    private ProductPath Product(Expr node)
    {
        var path = images[node.Args[0]];
        foreach (var arg in node.Args[1..]) path = Append(path, arg);
        return path;
    }

    /// <summary>A short factor is taken apart where a number or a divisor may meet another and nobody else needs what it takes operations to make.</summary>
    private ProductPath Append(ProductPath path, Expr factor)
    {
        var image = images[factor];
        if (image.Depth > LongestOperand) return table.Times(path, image.Value);
        var steps = image.StepsFrom(table.One);
        var others = steps.FindAll(step => step.Literal is null);
        if ((uses[factor] > 1 && others.Count > 1) || (others.Count == steps.Count && !others.Exists(step => step.Divides))) return table.Times(path, image.Value);
        foreach (var step in steps) path = step.Divides ? table.Over(path, step.Operand) : table.Times(path, step.Operand);
        return path;
    }
}
