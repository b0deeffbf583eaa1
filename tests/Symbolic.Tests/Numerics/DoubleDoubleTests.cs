using SymDiff.Numerics;
using SymDiff.Support;
using SymDiff.Support.Mpfr;

namespace SymDiff.Tests.Numerics;

public class DoubleDoubleTests
{
    private const double Tolerance = 1e-30;

    private readonly Samples samples = new(1);

    [MpfrFact]
    public void Sums_and_products_of_doubles_are_exact()
    {
        foreach (var (x, y) in samples.Signed(1_000, 1e-10, 1e10).Zip(samples.Signed(1_000, 1e-10, 1e10)))
        {
            Assert.Equal(0, Value(DoubleDouble.Sum(x, y)).CompareTo(BigFloat.From(x) + y));
            Assert.Equal(0, Value(DoubleDouble.Product(x, y)).CompareTo(BigFloat.From(x) * y));
        }
    }

    [MpfrFact]
    public void Arithmetic_keeps_a_hundred_bits()
    {
        foreach (var (x, y) in samples.Magnitudes(1_000, 1e-10, 1e10).Zip(samples.Magnitudes(1_000, 1e-10, 1e10)))
        {
            DoubleDouble a = DoubleDouble.Quotient(x, 3), b = DoubleDouble.Quotient(y, 7);
            Close(BigFloat.From(x) / 3, a);
            Close(Value(a) + Value(b), a + b);
            Close(Value(a) * Value(b), a * b);
            Close(Value(a) / y, a / y);
        }
    }

    private static BigFloat Value(DoubleDouble x) => BigFloat.From(x.High) + x.Low;

    private static void Close(BigFloat expected, DoubleDouble actual) =>
        Assert.True(BigFloat.Abs(Value(actual) - expected) <= BigFloat.Abs(expected) * Tolerance, $"expected {expected}, got {actual.High:R} + {actual.Low:R}");
}
