using SymDiff.Ops;
using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Random graphs with several outputs, much sharing and many choices.</summary>
internal static class RandomRoots
{
    public const int Count = 3;

    public static readonly string[] Names = ["x", "y", "z"];

    private static readonly RandomExprOptions Options = RandomExprOptions.Default with
    {
        Operators = [.. Registry.All, Selection.Where, Selection.Where, Selection.Given, Arithmetic.Power, Arithmetic.Power, Logic.And, Logic.Not],
        Sharing = 0.5,
    };

    public static Expr[] Next(int seed, int size)
    {
        var random = new RandomExpr(seed);
        return [.. Enumerable.Range(0, Count).Select(_ => random.Next(size / Count, Options))];
    }

    /// <summary>A point, now and then with a special value.</summary>
    public static double[] Point(Random random)
    {
        double[] special = [0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-310, 1e300];
        return [.. Names.Select(_ => random.Next(5) == 0 ? special[random.Next(special.Length)] : (random.NextDouble() * 6) - 3)];
    }
}
