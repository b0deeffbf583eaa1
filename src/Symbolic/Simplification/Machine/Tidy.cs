using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Brings what a sweep made into order: its products become paths, its sums are collected. What the user wrote keeps its rounding.
/// </summary>
internal sealed class Tidy
{
    private const int LongestOperand = 4;

    private readonly NodeMap<ProductPath> products = [];
    private readonly NodeMap<Expr> rest = [];
    private readonly NodeSet written;
    private readonly PathTable table;
    private readonly SharedFactors factors;
    private NodeMap<int> uses = [];

    private Tidy(List<Expr> values)
    {
        written = new(values.Count);
        foreach (var node in values) written.Add(node);
        table = new(written);
        factors = new(table);
    }

    /// <summary>The graph with the part that a sweep made tidied up.</summary>
    /// <param name="roots">Values first, derivatives behind them.</param>
    /// <param name="values">How many of the roots the user wrote.</param>
    public static Expr[] Apply(ReadOnlySpan<Expr> roots, int values)
    {
        var order = Traversal.PostOrder(roots);
        var count = Traversal.CountReached(order, roots[..values]);
        return new Tidy(order[..count]).Apply(roots, order);
    }

    private Expr[] Apply(ReadOnlySpan<Expr> roots, List<Expr> order)
    {
        uses = Traversal.UseCounts(order, roots);
        for (var i = written.Count; i < order.Count; i++) Read(order[i]);
        var result = new Expr[roots.Length];
        for (var i = 0; i < result.Length; i++) result[i] = ValueOf(roots[i]);
        return SharedDivisors.Apply(result, written);
    }

    /// <summary>What is no product is one step.</summary>
    private ProductPath PathOf(Expr node) => products.TryGetValue(node, out var path) ? path : table.Times(table.One, ValueOf(node));

    private Expr ValueOf(Expr node) => products.TryGetValue(node, out var path) ? path.Value : rest.GetValueOrDefault(node, node);

    private void Read(Expr node)
    {
        if (node.Args.IsEmpty || node.Shape.Rank > 0) return;
        if (Product(node) is { } product) products[node] = product;
        else rest[node] = WithImages(node);
    }

    private ProductPath? Product(Expr node) =>
        node.Op == Arithmetic.Multiply ? Multiplied(node)
        : node.Op == Arithmetic.Divide ? table.Over(PathOf(node.Args[0]), ValueOf(node.Args[1]))
        : node.Op == Arithmetic.Negate ? table.Negate(PathOf(node.Args[0]))
        : node.Op.IsSum ? factors.Collect(Array.ConvertAll(node.ArgArray(), PathOf))
        : null;

    private Expr WithImages(Expr node) => OperandOrder.Sorted(node.WithArgs(Array.ConvertAll(node.ArgArray(), ValueOf)));

    private ProductPath Multiplied(Expr node)
    {
        var path = PathOf(node.Args[0]);
        foreach (var arg in node.Args[1..]) path = Append(path, arg);
        return path;
    }

    /// <summary>A short factor is taken apart where a number or a divisor may meet another and nobody else needs what it takes operations to make.</summary>
    private ProductPath Append(ProductPath path, Expr factor)
    {
        if (!products.TryGetValue(factor, out var image)) return table.Times(path, ValueOf(factor));
        if (image.Depth > LongestOperand) return table.Times(path, image.Value);
        var steps = image.StepsFrom(table.One);
        var others = steps.FindAll(step => step.Literal is null);
        if ((uses[factor] > 1 && others.Count > 1) || (others.Count == steps.Count && !others.Exists(step => step.Divides))) return table.Times(path, image.Value);
        foreach (var step in steps) path = step.Divides ? table.Over(path, step.Operand) : table.Times(path, step.Operand);
        return path;
    }
}
