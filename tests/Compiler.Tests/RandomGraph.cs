using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

/// <summary>Random graphs over all scalar operators, with sharing, choices and powers; a function of the seed.</summary>
internal sealed class RandomGraph
{
    public static readonly string[] Names = ["x", "y", "z"];

    private static readonly Op[] Operators = [.. Registry.All.OfType<ElementwiseOp>()];
    private static readonly double[] Exponents = [-3, -2, -1, -0.5, 0.5, 2, 3, 4, 5];

    private readonly Random random;
    private readonly List<Expr> nodes = [.. Names.Select(name => Expr.Variable(name)), 2, 0.5, -1];

    private RandomGraph(int seed) => random = new(seed);

    /// <summary>Several outputs over a graph of about this many operations.</summary>
    public static Expr[] Roots(int seed, int size, int outputs = 3)
    {
        var graph = new RandomGraph(seed);
        for (var i = 0; i < size; i++) graph.nodes.Add(graph.Next());
        return [.. Enumerable.Range(0, outputs).Select(_ => graph.Pick())];
    }

    /// <summary>A point, now and then with a special value.</summary>
    public static double[] Point(Random random)
    {
        double[] special = [0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-310, 1e300];
        return [.. Names.Select(_ => random.Next(5) == 0 ? special[random.Next(special.Length)] : (random.NextDouble() * 6) - 3)];
    }

    private Expr Next()
    {
        switch (random.Next(6))
        {
            case 0: return Expr.Pow(Pick(), Exponents[random.Next(Exponents.Length)]);
            case 1: return Selection.Where[Logic.Less[Pick(), Pick()], Pick(), Pick()];
            case 2: return Expr.Sum([.. Enumerable.Range(0, random.Next(2, 20)).Select(_ => Pick())]);
            default:
                var op = Operators[random.Next(Operators.Length)];
                return op.Apply([.. Enumerable.Range(0, op.Arity ?? random.Next(2, 6)).Select(_ => Pick())]);
        }
    }

    /// <summary>Mostly one of the latest nodes, so that graphs are deep as well as shared.</summary>
    private Expr Pick() => nodes[Math.Max(0, nodes.Count - 1 - (int)(nodes.Count * Math.Pow(random.NextDouble(), 3)))];
}
