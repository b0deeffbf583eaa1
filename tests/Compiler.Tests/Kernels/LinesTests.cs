using System.Numerics;
using SymDiff.Compiling.Vectors;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>Sums over lines at each width of vectors: small integers, of which every sum is exact, and other numbers, of which the bits must be the same.</summary>
public class LinesTests(ITestOutputHelper output)
{
    [Fact]
    public void Sums_of_doubles_are_exact_on_integers() => Exact<double>();

    [Fact]
    public void Sums_of_floats_are_exact_on_integers() => Exact<float>();

    [Fact]
    public void Sums_of_doubles_have_the_same_bits_at_every_width() => SameBits<double>();

    [Fact]
    public void Sums_of_floats_have_the_same_bits_at_every_width() => SameBits<float>();

    [Fact]
    public void A_line_with_NaN_or_opposite_infinities_has_the_sum_NaN()
    {
        Assert.Equal(double.NaN, LineMath.Sum<double>([1, double.NaN, 2]));
        Assert.Equal(double.NaN, LineMath.Sum<double>([double.PositiveInfinity, 1, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, LineMath.Sum<double>([double.PositiveInfinity, 1]));
    }

    private void Exact<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = NewRandom();
        for (var n = 0; n < 200; n++)
        {
            var (x, y) = (Line<T>(n, () => random.Next(-9, 10)), Line<T>(n, () => random.Next(-9, 10)));
            Assert.Equal(x.Zip(y, (a, b) => a * b).Aggregate(T.Zero, (sum, product) => sum + product), LineMath.Dot<T>(x, y));
            Assert.Equal(x.Aggregate(T.Zero, (sum, element) => sum + element), LineMath.Sum<T>(x));
            var (scaled, products) = (y.ToArray(), y.ToArray());
            LineMath.AddScaled(T.CreateChecked(3), x, scaled);
            LineMath.AddProducts(x, new(0, 1), y, new(0, 1), products, new(0, 1), n);
            Assert.Equal(y.Zip(x, (b, a) => b + (T.CreateChecked(3) * a)), scaled);
            Assert.Equal(y.Zip(x, (b, a) => b + (a * b)), products);
        }
    }

    private void SameBits<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = NewRandom();
        for (var n = 0; n < 400; n += 7)
        {
            var (x, y) = (Line<T>(n, () => random.NextDouble() - 0.5), Line<T>(n, () => random.NextDouble() - 0.5));
            Assert.Equal(Lines<OneLane<T>, T>.Sum<Multiples>(x, y), Lines<Wide512<T>, T>.Sum<Multiples>(x, y));
            Assert.Equal(Lines<OneLane<T>, T>.Sum<Multiples>(x, y), Lines<Wide256<T>, T>.Sum<Multiples>(x, y));
            Assert.Equal(Lines<OneLane<T>, T>.Sum<Elements>(x, y), Lines<Wide512<T>, T>.Sum<Elements>(x, y));
        }
    }

    private static T[] Line<T>(int count, Func<double> next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(next()))];

    private Random NewRandom()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
