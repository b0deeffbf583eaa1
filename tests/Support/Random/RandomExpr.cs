using SymDiff.Ops;

namespace SymDiff.Support;

/// <summary>
/// Random graphs of all operators, the same for the same seed. Sub-expressions are drawn from a heap of finished ones, so
/// that rows, nests and shared nodes all occur.
/// </summary>
internal sealed class RandomExpr(int seed)
{
    private const int MostOperands = 4;
    private readonly Random random = new(seed);

    /// <summary>What the sequence depends on; print it where a test fails.</summary>
    public int Seed => seed;

    /// <summary>The next graph, of about as many operators as asked for; constructors may fold some of them.</summary>
    public Expr Next(int size, RandomExprOptions? options = null)
    {
        options ??= RandomExprOptions.Default;
        var heap = new List<Expr>();
        for (var i = 0; i <= size / 2; i++) heap.Add(Leaf(options));
        for (var made = 0; made < size || heap.Count > 1; made++) heap.Add(Apply(Pick(options.Operators), heap, made < size ? options : options with { Sharing = 0 }));
        return heap[0];
    }

    /// <summary>A random element.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private Expr Leaf(RandomExprOptions options)
    {
        if (random.NextDouble() >= options.Literals) return Expr.Variable(Pick(options.Variables));
        Expr literal = Expr.Constant(Number.Parse(Pick(options.Numbers)));
        if (random.Next(4) == 0) literal /= random.Next(1, 9);
        return random.Next(4) == 0 ? -literal : literal;
    }

    private Expr Apply(Op op, List<Expr> heap, RandomExprOptions options)
    {
        var args = new Expr[op.Arity ?? random.Next(2, MostOperands + 1)];
        for (var i = 0; i < args.Length; i++) args[i] = heap.Count > 0 ? Take(heap, options.Sharing) : Leaf(options);
        return op.Apply(args);
    }

    /// <summary>Takes an element out of the heap, or uses it and leaves it there.</summary>
    private Expr Take(List<Expr> heap, double sharing)
    {
        var i = random.Next(heap.Count);
        var taken = heap[i];
        if (random.NextDouble() < sharing) return taken;
        heap[i] = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        return taken;
    }
}
