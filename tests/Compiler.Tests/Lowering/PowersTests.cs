namespace SymDiff.Compiling.Tests;

public class PowersTests
{
    private static readonly double[] Points = [2, -2, 1.1, 0.3, 1e-3, 12345.678, 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e160, -1e160, 1e-160, 5e-324];

    public static TheoryData<double> Exponents => [-2, -1, -0.5, 0.5, 2, 3, 4, 5, 7.5, -3];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void Cheap_powers_agree_with_the_general_one(double exponent)
    {
        var f = Expr.Pow(Expr.Variable("x"), exponent).Compile<Func<double, double>>("x");
        foreach (var x in Points)
        {
            var (expected, actual) = (Math.Pow(x, exponent), f(x));
            Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 2 * Math.BitIncrement(Math.Abs(expected)) - (2 * Math.Abs(expected)), $"{x}^{exponent}: {expected:R}, {actual:R}");
        }
    }

    [Fact]
    public void An_exponent_that_is_computed_from_constants_counts_as_one()
    {
        var schedule = Compiled.Schedule([Expr.Pow(Expr.Variable("x"), Ops.Roots.Sqrt[4])], "x");
        Assert.Single(Enumerable.Range(0, schedule.Length), step => schedule[step].Kernel is { IsCheap: true });
    }
}
