using SymDiff.Support;

namespace SymDiff.Tests.Shapes;

public class DimensionTests
{
    private static readonly Dimension N = "n", D = "d", K = "k", P = "p", S = "s";

    [Fact]
    public void Lengths_have_one_form_and_one_text() => Assert.Equal(
        [
            "d - k1 - k2 + 2", "floor((d + 2*p - k)/s) + 1", "n", "2*n + 3", "4 - n", "n*n - 1", "0", "-n", "n + floor(k/2)", "floor((n + 1)/2) - 1", "floor(d/s)",
        ],
        new[]
        {
            D - "k1" + 1 - "k2" + 1, Dimension.FloorDivide(D + (P * 2) - K, S) + 1, N + K - K, N + 3 + N, 4 - N, (N + 1) * (N - 1), N - N, 0 - N,
            Dimension.FloorDivide((N * 2) + K, 2), Dimension.FloorDivide(N - 1, 2), Dimension.FloorDivide(D, S),
        }.Select(size => size.ToString()));

    [Fact]
    public void Equal_polynomials_are_equal_values()
    {
        Assert.Equal((N + D) * (N + D), (N * N) + (D * 2 * N) + (D * D));
        Assert.Equal(Dimension.FloorDivide((N * 4) + 2, 2), (N * 2) + 1);
        Assert.NotEqual(N, D);
        Assert.True((N - N + 1).IsOne);
        Assert.False(N.IsOne);
        Assert.Equal(7, (Dimension.FloorDivide(20, 3) + 1).Literal);
    }

    [Fact]
    public void A_length_has_its_value_for_sizes()
    {
        var sizes = new Dictionary<string, long> { ["d"] = 128, ["p"] = 3, ["k"] = 8, ["s"] = 2 };
        Assert.Equal(64, (Dimension.FloorDivide(D + (P * 2) - K, S) + 1).Evaluate(name => sizes[name]));
        Assert.Equal(-2, Dimension.FloorDivide(0 - K + 5, S).Evaluate(name => sizes[name]));
        Assert.Equal("floor((d + 2*p - k)/s) + 1", (Dimension.FloorDivide(D + (P * 2) - K, S) + 1).ToExpr().ToString());
        Assert.Equal(["d", "k", "p", "s"], (Dimension.FloorDivide(D + (P * 2) - K, S) + 1).Names.Order());
    }

    /// <summary>Random polynomials, each evaluated as built and as kept.</summary>
    [Fact]
    public void Arithmetic_agrees_with_whole_numbers()
    {
        var seed = Seeds.Next();
        var random = new Random(seed);
        string[] names = ["a", "b", "c"];
        for (var round = 0; round < 2000; round++)
        {
            var sizes = names.ToDictionary(name => name, _ => random.NextInt64(1, 30));
            var (size, value) = ((Dimension)names[0], sizes["a"]);
            for (var step = 0; step < 6; step++)
            {
                var name = names[random.Next(3)];
                (size, value) = random.Next(5) switch
                {
                    0 => (size + name, value + sizes[name]),
                    1 => (size - name, value - sizes[name]),
                    2 => (size * (step - 2), value * (step - 2)),
                    3 => (size + step, value + step),
                    _ => (Dimension.FloorDivide(size, step + 2), (long)Math.Floor((decimal)value / (step + 2))),
                };
            }
            Assert.True(size.Evaluate(name => sizes[name]) == value, $"seed {seed}, round {round}: {size} at {string.Join(", ", sizes)} is not {value}");
        }
    }

    [Fact]
    public void What_has_no_value_is_an_error()
    {
        Assert.Throws<ShapeException>(() => Dimension.FloorDivide(N, 0));
        Assert.Throws<ShapeException>(() => Dimension.FloorDivide(N, D).Evaluate(_ => 0));
        Assert.Throws<ShapeException>(() => (Dimension)long.MaxValue * 2);
        Assert.Throws<ArgumentException>(() => (Dimension)"");
    }
}
