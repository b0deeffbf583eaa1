using SymDiff.Compiling.Vectors;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Vectors;

namespace SymDiff.Compiling.Tests.Vectors;

public class VectorSingleTests
{
    private const int Count = 20_000;

    public static TheoryData<string> Names => [.. SingleCase.All.Select(x => x.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_error_is_as_promised(string name)
    {
        var samples = new Samples(Environment.TickCount);
        var function = Find(name);
        var worst = function.Worst(function.Arguments(samples, Count));
        Assert.True(worst.Ulps <= function.Bound, $"{name}: {worst}, seed {samples.Seed}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_gives_the_same_bits(string name)
    {
        var function = Find(name);
        var arguments = function.Arguments(new(Environment.TickCount), Count);
        var expected = function.At<OneLane<float>>(arguments).Select(Bits);
        Assert.Equal(expected, function.At<Wide512<float>>(arguments).Select(Bits));
        Assert.Equal(expected, function.At<Wide256<float>>(arguments).Select(Bits));
    }

    private static SingleCase Find(string name) => SingleCase.All.Single(x => x.Name == name);

    private static int Bits(float x) => BitConverter.SingleToInt32Bits(float.IsNaN(x) ? float.NaN : x);
}
