using SymDiff.Simplification;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Simplification;

/// <summary>Sums whose terms over one denominator leave one product.</summary>
public class CancellationTests(ITestOutputHelper output)
{
    private const int Examples = 100;
    private const int Points = 40;

    /// <summary>Roundings of a product of some factors and of the sums among them.</summary>
    private const double Roundings = 12;

    private static readonly string[] Parts =
        ["1", "2", "3/4", "X", "Y", "X + 1", "X - 1", "X + Y", "X - Y", "2*X - Y", "X*Y", "X^2", "X^2 + 1", "X^2 + Y^2", "sqrt(X^2 + 1)", "hypot(X, Y)", "sqrt(X + Y)", "1 + abs(X)", "abs(X)", "sign(X)", "exp(X)", "exp(X) + Y", "log(X)"];

    [Theory]
    [InlineData("1/(X + 1) - 1/(X - 1)", "-2/(X - 1)/(X + 1)")]
    [InlineData("1/(X - 1) + 1/(X + 1)", "2/(X - 1)*X/(X + 1)")]
    [InlineData("1 - X/sqrt(X^2 + 1)*(X/sqrt(X^2 + 1))", "1/sqrt(X^2 + 1)/sqrt(X^2 + 1)")]
    [InlineData("1 - X/hypot(X, Y)*(X/hypot(X, Y))", "Y/hypot(X, Y)*Y/hypot(X, Y)")]
    [InlineData("1 - sign(X)*(X/(1 + abs(X)))", "1/(1 + abs(X))")]
    [InlineData("X/(1 - Y) - X", "Y/(1 - Y)*X")]
    [InlineData("X + Y - X", "Y")]
    [InlineData("(X + Y)*Z - X*Z", "Y*Z")]
    [InlineData("(X + Z)/(Y + Z) - 1", "(X - Y)/(Y + Z)")]
    [InlineData("X*Z/(X + Y) - Z", "-(Y/(X + Y)*Z)")]
    [InlineData("2 - 2/X/(1 + 1/X)", "2/(1 + 1/X)")]
    [InlineData("W + 1/(X + 1) - 1/(X - 1)", "W + -2/(X - 1)/(X + 1)")]
    public void What_cancels_is_never_computed(string sum, string product) => Assert.Equal(Ordered(Expr.Parse(product)), Ordered(Applied(sum)!));

    [Theory]
    [InlineData("X + 1")]
    [InlineData("X*Y + X*Z")]
    [InlineData("(X + 1)^2 - X")]
    [InlineData("X + X*Y")]
    public void A_sum_in_which_nothing_cancels_is_left_alone(string sum) => Assert.Null(Applied(sum));

    /// <summary>At 1e200 the sum is 1, the quotient infinity by infinity.</summary>
    [Theory]
    [InlineData("1 - 1/(1 + X^2)")]
    [InlineData("1 - 1/(1 + exp(X))")]
    [InlineData("log(X)/(exp(X) + Y) - log(X)/Y")]
    public void A_denominator_that_overflows_where_the_sum_does_not_is_not_brought_in(string sum) => Assert.Null(Applied(sum));

    [Theory]
    [InlineData("log(X) + Y - log(X)")]
    [InlineData("(sqrt(X) + Y)*Z - Z*sqrt(X)")]
    public void A_value_that_is_undefined_over_an_interval_does_not_vanish(string sum) => Assert.Null(Applied(sum));

    [Fact]
    public void Long_chains_stay_linear()
    {
        const int Length = 20_000;
        Expr chain = Expr.Variable("X"), y = Expr.Variable("Y");
        for (var i = 0; i < Length; i++) chain = (1 / (chain + y)) - (1 / (chain - y));
        Assert.InRange(Traversal.PostOrder(Pipelines.Specialize(SimplifyOptions.Default, chain)).Count, Length, 6 * Length);
    }

    [MpfrFact]
    public void The_product_has_the_value_of_the_sum_and_is_as_accurate()
    {
        var seed = Seeds.Next();
        output.WriteLine($"seed {seed}");
        var cases = Chosen(seed);
        Assert.InRange(cases.Count, Examples / 2, Examples);
        Assert.DoesNotContain(cases, pair => pair.Sum == pair.Product);
        var violations = cases.SelectMany((pair, i) => Violations(pair.Sum, pair.Product, seed + i)).ToList();
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private static List<(Expr Sum, Expr Product)> Chosen(int seed)
    {
        var sums = Sums().ToArray();
        new Random(seed).Shuffle(sums);
        return [.. sums.Select(text => (Text: text, Product: Applied(text))).Where(pair => pair.Product is not null).Take(Examples).Select(pair => (Expr.Parse(pair.Text), pair.Product!))];
    }

    /// <summary>All sums of a quotient and another, or a part.</summary>
    private static IEnumerable<string> Sums() =>
        from a in Parts from b in Parts from c in Parts from d in Parts.Prepend("1") from sign in "+-"
        where a != b && c != d && b != "1" && a != "0"
        select $"({a})/({b}) {sign} ({c})/({d})";

    private static IEnumerable<string> Violations(Expr sum, Expr product, int seed)
    {
        var holes = new Dictionary<string, Expr> { ["X"] = Hole.X, ["Y"] = Hole.Y };
        var rule = new Rule("cancellation", sum.Substitute(holes), product.Substitute(holes), RuleDomain.Removable);
        if (new DomainCheck(rule, seed).Violation(rule.Right) is { } violation) yield return $"{sum} -> {product}: {violation}";
        foreach (var instance in RuleInstance.All(rule))
            foreach (var errors in new RoundingCheck(instance, instance.Left, instance.Right).Run(Points, seed))
                if (errors.IsLeftFinite && errors.Point.At.Values.All(IsMedium) && !errors.IsWithin((2 * errors.Before) + Roundings, isConditioned: false)) yield return errors.ToString();
    }

    /// <summary>Beyond these a quotient of several may overflow on the way.</summary>
    private static bool IsMedium(double x) => x == 0 || Math.Abs(x) is > 1e-100 and < 1e100;

    private static Expr? Applied(string text) => Expr.Parse(text) is { Op.IsSum: true } sum ? new Cancellation(new FactTable()).Of(sum) : null;

    private static Expr Ordered(Expr value) => Traversal.Map([value], OperandOrder.Sorted)[value];
}
