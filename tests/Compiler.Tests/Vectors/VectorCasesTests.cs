using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Vectors;

namespace SymDiff.Compiling.Tests.Vectors;

/// <summary>The promises of every vector function, on a sample; `accuracy` of the benchmarks measures many more arguments.</summary>
public class VectorCasesTests
{
    private const int Count = 1_000;

    private static readonly double[] Specials =
    [
        0, -0.0, 1, -1, 2, -2, 0.5, -0.5, double.Epsilon, -double.Epsilon, 1e-310, -1e-310, 2.2250738585072014e-308, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Names => [.. VectorCases.All.Select(x => x.Name)];

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void The_error_is_as_promised(string name)
    {
        var samples = new Samples(Environment.TickCount);
        var function = Find(name);
        foreach (var worst in function.Measure(samples, Count)) Assert.True(worst.Ulps <= function.Bound, $"{name}: {worst}, seed {samples.Seed}");
    }

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void Zeros_infinities_subnormals_and_nan_are_right(string name)
    {
        var function = Find(name);
        var worst = function.Worst(SpecialArguments(function));
        Assert.True(worst.Ulps <= function.Bound, $"{name}: {worst}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_gives_the_same_bits(string name)
    {
        var samples = new Samples(Environment.TickCount);
        var function = Find(name);
        double[][] arguments = [.. SpecialArguments(function), .. function.Arguments(samples, Count).SelectMany(x => x)];
        var values = function.Values(arguments);
        for (var i = 0; i < arguments.Length; i++)
        {
            Accuracy.Same(values[2][i], values[0][i]);
            Accuracy.Same(values[2][i], values[1][i]);
        }
    }

    private static VectorCase Find(string name) => VectorCases.All.Single(x => x.Name == name);

    private static double[][] SpecialArguments(VectorCase function) =>
        function.Arguments(new(1), 1)[0].First().Length == 1 ? [.. Specials.Select(x => new[] { x })] : [.. Specials.SelectMany(x => Specials.Select(y => new[] { x, y }))];
}
