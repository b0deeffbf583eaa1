using SymDiff.Support;

namespace SymDiff.Tests.Derivations;

/// <summary>Derivations as objects and in every format; their steps are checked with the worked systems.</summary>
public class DerivationTests
{
    private const string Network = "input x[n], y[m]\nparam W1[h,n], b1[h], W2[m,h], b2[m]\nh1 = tanh(W1 @ x + b1)\nh2 = tanh(W2 @ h1 + b2)\nE = sum((h2 - y)^2)/2";

    public static TheoryData<string, string, string> Formulas => new()
    {
        { "logistic", "1/(1 + exp(-w*x))", "w" },
        { "condition", "exp(log(x))*y", "x,y" },
        { "kink", "max(x, y)", "x,y" },
        { "number", "3", "x" },
        { "variable", "x", "x" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task Every_format_is_as_recorded(string name, string text, string wrt)
    {
        var derivation = Expr.Parse(text).Explain(wrt.Split(','));
        await Verifier.Verify(string.Join("\n\n---\n\n", Enum.GetValues<DerivationFormat>().Select(format => derivation.ToString(format)).Prepend(derivation.ToString(DerivationFormat.Text, isBrief: true)))).UseParameters(name);
    }

    [Fact]
    public async Task A_network_is_told_layer_by_layer_and_folds() => await Verifier.Verify(Model.Parse(Network).Explain("E").ToString(DerivationFormat.Markdown));

    [Fact]
    public void The_listener_changes_nothing()
    {
        foreach (var row in Formulas)
        {
            var (text, names) = ((string)row[1], ((string)row[2]).Split(','));
            Assert.Equal(Expr.Parse(text).Gradient(names).Select(pair => pair.Value), Expr.Parse(text).Explain(names).Results.Select(result => result.Simplified));
        }
    }

    [Fact]
    public void Names_are_free_where_the_formula_has_taken_them()
    {
        var text = Expr.Parse("u1*g_u2*sin(u1)").Explain("u1").ToString();
        Assert.Contains("u2 = sin(u1)", text, StringComparison.Ordinal);
        Assert.Contains("g_u2_", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_in_which_a_function_was_recognised_keeps_its_name() =>
        Assert.Contains("s = sigmoid(x)", Model.Parse("s = 1/(1 + exp(-x)); E = s^2").Explain("E", "x").ToString(), StringComparison.Ordinal);

    /// <summary>Written out, the steps of sixty squares would be longer than any memory: names of other steps keep each of them short.</summary>
    [Theory]
    [InlineData(DerivationFormat.Text)]
    [InlineData(DerivationFormat.Markdown)]
    [InlineData(DerivationFormat.Latex)]
    [InlineData(DerivationFormat.Json)]
    public void Shared_steps_are_not_written_out(DerivationFormat format)
    {
        var f = Expr.Variable("x");
        for (var i = 0; i < 60; i++) f = (f * f) + Expr.Parse("sin(y)");
        Assert.InRange(f.Explain("x").ToString(format).Length, 1_000, 1_000_000);
    }

    /// <summary>Cotangents keep their names in the rewrites, so that each of these stays as long as it is in a short chain.</summary>
    [Fact]
    public void Twice_the_steps_are_twice_the_text()
    {
        var (single, twice) = (LengthOfChain(100), LengthOfChain(200));
        Assert.InRange(twice, single, single * 2.3);

        static int LengthOfChain(int length)
        {
            var definitions = Enumerable.Range(1, length).Select(i => $"a{i} = sin(a{i - 1}*x) + a{i - 1}");
            return Model.Parse(string.Join('\n', definitions.Prepend("a0 = x^2"))).Explain($"a{length}", "x").ToString().Length;
        }
    }

    [Fact]
    public void A_definition_that_is_a_variable_does_not_rename_it() =>
        Assert.DoesNotContain("same", Model.Parse("same = x; E = (2*same + 1)*same").Explain("E", "x").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("exp(-x^2)", 3)]
    [InlineData("sigmoid(x)*y", 2)]
    [InlineData("x^2", 4)]
    [InlineData("1/(1 + exp(-x))", 2)]
    public void A_derivative_of_higher_order_is_derived_from_the_one_below(string text, int order)
    {
        var function = Expr.Parse(text);
        var derivation = function.Explain("x", order);
        for (var (next, left) = (derivation, order); left > 0; (next, left) = (next.Lower!, left - 1))
        {
            Assert.Equal((left, function.Derivative("x", left)), (next.Order, next.Results[0].Simplified));
            if (next.Lower is { } lower) Assert.Equal(lower.Results[0].Simplified.Explain("x").ToString().Replace("  dx = ", $"  d{left}x = ", StringComparison.Ordinal), next.ToString().Split($"derivative of order {left}\n\n")[1]);
        }
        Assert.Equal(order, derivation.ToString().Split("derivative of order").Length - 1);
    }

    [Fact]
    public void Nothing_to_explain_is_an_error() => Assert.Throws<ArgumentException>(() => Expr.Parse("x").Explain());
}
