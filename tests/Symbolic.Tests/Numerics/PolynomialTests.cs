using SymDiff.Numerics;

namespace SymDiff.Tests.Numerics;

public class PolynomialTests
{
    [Theory]
    [InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(10), InlineData(11)]
    public void A_geometric_series_has_its_sum(int terms)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, terms)];
        Assert.Equal(Math.Pow(2, terms) - 1, Polynomial.Evaluate(ones, 2));
    }

    [Fact]
    public void Coefficients_rise() => Assert.Equal(3 + 5 * 10 + 7 * 100, Polynomial.Evaluate([3, 5, 7], 10));
}
