using SymDiff.Ops;
using SymDiff.Printing;
using SymDiff.Support;

namespace SymDiff.Tests.Printing;

/// <summary>Printed text reads back as the node that was printed: the same object.</summary>
public class RoundTripTests
{
    private const int GraphsPerSeed = 10_000;
    private static readonly BindingOptions Functions = new() { Opaque = ["f(1)", "l(2)"] };

    /// <summary>Every operator, and opaque functions with derivatives.</summary>
    private static readonly RandomExprOptions Everything = RandomExprOptions.Default with
    {
        Operators = [.. Registry.All, new OpaqueOp("f", 1), new OpaqueOp("f", 1, 1, 1), new OpaqueOp("l", 2, 1, 2)],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Random_graphs_read_back(int seed)
    {
        var random = new RandomExpr(seed);
        for (var i = 0; i < GraphsPerSeed; i++) AssertReadsBack(random.Next(1 + (i % 24), Everything), PrintOptions.Text, seed);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Random_rows_of_signs_and_literals_read_back(int seed)
    {
        var random = new RandomExpr(seed);
        var arithmetic = Everything with { Operators = [.. Arithmetic.All, Arithmetic.Negate, Logic.And, Logic.Not], Literals = 0.7 };
        for (var i = 0; i < GraphsPerSeed; i++) AssertReadsBack(random.Next(1 + (i % 12), arithmetic), PrintOptions.Text, seed);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void Random_graphs_with_many_shared_parts_read_back_from_definitions(int seed)
    {
        var random = new RandomExpr(seed);
        var shared = Everything with { Sharing = 0.5, Variables = ["x", "t1", "t3"] };
        var options = PrintOptions.Text with { LongestInline = 0, DeepestNesting = 4 };
        for (var i = 0; i < 1000; i++) AssertReadsBack(random.Next(10 + (i % 90), shared), options, seed);
    }

    [Fact]
    public void A_deep_chain_reads_back_under_the_ordinary_limits()
    {
        var chain = Expr.Variable("x");
        for (var i = 0; i < 20_000; i++) chain = -Expr.Pow(2, Trigonometric.Sin[chain + i]);
        Assert.Same(chain, Expr.Parse(chain.ToString()));
    }

    [Theory]
    [InlineData("1e-100")]
    [InlineData("1e153")]
    [InlineData("1e400")]
    [InlineData("12345678901234567890")]
    [InlineData("0.000012345")]
    public void Literals_of_any_size_read_back(string literal)
    {
        var number = Expr.Constant(Number.Parse(literal));
        AssertReadsBack(number, PrintOptions.Text, seed: 0);
        AssertReadsBack(-number * Expr.Pow(number / 7, number), PrintOptions.Text, seed: 0);
    }

    [Fact]
    public void A_fraction_whose_decimal_is_too_long_to_be_exact_reads_back()
    {
        var tiny = Expr.Constant(Number.Ratio(1, 5 * System.Numerics.BigInteger.Pow(2, 500))!);
        AssertReadsBack(tiny * Expr.Variable("x"), PrintOptions.Text, seed: 0);
    }

    /// <summary>The sign of a number within brackets is not that of the whole.</summary>
    [Theory]
    [InlineData("(-9*A*A/5) @ x")]
    [InlineData("(-9*A*A/5) @ x + x")]
    [InlineData("-((-2*A*A) @ x)")]
    [InlineData("(-2*A @ x)*x")]
    [InlineData("((-2*A) @ x)*x + x")]
    public void Products_with_negative_numbers_read_back(string text)
    {
        var options = new BindingOptions { Declarations = ["A[n,n], x[n]"] };
        var node = Expr.Parse(text, options);
        Assert.Same(node, Expr.Parse(node.ToString(), options));
    }

    private static void AssertReadsBack(Expr graph, PrintOptions options, int seed)
    {
        var text = Printer.Print(graph, options).ToString();
        Assert.True(ReferenceEquals(graph, Expr.Parse(text, Functions)), $"seed {seed}: {text}");
    }
}
