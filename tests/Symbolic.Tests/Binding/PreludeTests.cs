using SymDiff.Binding;

namespace SymDiff.Tests.Binding;

public class PreludeTests
{
    /// <summary>Shapes of the parameters of functions that scalars are too little for.</summary>
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["maxout"] = "X[m,k]",
        ["cross_entropy"] = "y[m,k], p[m,k]",
        ["softmax_cross_entropy"] = "y[m,k], z[m,k]",
        ["tr"] = "A[n,n]",
    };

    public static TheoryData<string> Names => [.. Prelude.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_function_is_well_formed_and_differentiable(string name)
    {
        var function = Prelude.Find(name)!;
        var call = $"{name}({string.Join(", ", function.Parameters)})";
        var options = new BindingOptions { Declarations = Shapes.TryGetValue(name, out var shapes) ? [shapes] : [] };
        var body = Expr.Parse(call, options);
        Assert.Equal(function.Parameters, body.FreeVariables().OrderBy(parameter => function.Parameters.IndexOf(parameter)));
        Assert.NotNull(Expr.Parse($"jacobian({call}, {function.Parameters[0]})", options));
        Assert.Same(body, Expr.Parse(body.ToString(), options));
    }

    [Fact]
    public void No_function_has_a_reserved_name() => Assert.DoesNotContain(Prelude.Names, Vocabulary.IsReserved);

    // References: the defining formulas in 50-digit arithmetic.
    [Theory]
    [InlineData("relu(-2)", 0)]
    [InlineData("relu6(7)", 6)]
    [InlineData("leaky_relu(-2, 0.1)", -0.2)]
    [InlineData("prelu(-2, 0.25)", -0.5)]
    [InlineData("elu(-1, 2)", -1.2642411176571153568)]
    [InlineData("selu(-1)", -1.1113307378125627)]
    [InlineData("silu(1)", 0.73105857863000487926)]
    [InlineData("swish(1, 2)", 0.8807970779778824)]
    [InlineData("mish(1)", 0.86509838826731033)]
    [InlineData("softsign(-3)", -0.75)]
    [InlineData("hard_tanh(-3)", -1)]
    [InlineData("hard_sigmoid(1)", 0.66666666666666666667)]
    [InlineData("log_sigmoid(2)", -0.12692801104297249644)]
    [InlineData("mse(3, 1)", 4)]
    [InlineData("huber(0.5, 1)", 0.125)]
    [InlineData("huber(-3, 1)", 2.5)]
    [InlineData("hinge(-1, 0.5)", 1.5)]
    [InlineData("bce(1, 0.25)", 1.3862943611198906188)]
    [InlineData("bce_with_logits(0.25, 2)", 1.6269280110429725)]
    [InlineData("kl(0.5, 0.25)", 0.34657359027997265471)]
    [InlineData("rbf(1, 3, 0.5)", 0.13533528323661269189)]
    [InlineData("pow(2, 10)", 1024)]
    [InlineData("exp2(3)", 8)]
    [InlineData("exp10(3)", 1000)]
    [InlineData("ln(2)", 0.69314718055994530942)]
    [InlineData("log2(8)", 3)]
    [InlineData("log10(1000)", 3)]
    [InlineData("logit(0.75)", 1.0986122886681096914)]
    [InlineData("clip(5, 0, 1)", 1)]
    [InlineData("sgn(-3)", -1)]
    [InlineData("heaviside(2)", 1)]
    [InlineData("sec(1)", 1.8508157176809256179)]
    [InlineData("csc(1)", 1.1883951057781212163)]
    [InlineData("cot(1)", 0.64209261593433070301)]
    [InlineData("asec(2)", 1.0471975511965977462)]
    [InlineData("acsc(2)", 0.52359877559829887308)]
    [InlineData("acot(2)", 0.46364760900080611621)]
    [InlineData("sech(1)", 0.64805427366388539957)]
    [InlineData("csch(1)", 0.85091812823932154513)]
    [InlineData("coth(1)", 1.3130352854993313036)]
    [InlineData("asech(0.5)", 1.3169578969248167086)]
    [InlineData("acsch(2)", 0.48121182505960344750)]
    [InlineData("acoth(2)", 0.54930614433405484570)]
    [InlineData("gelu(1)", 0.84134474606854294859)]
    [InlineData("gamma(4.5)", 11.631728396567448929)]
    [InlineData("gamma(-0.5)", -3.5449077018110320546)]
    [InlineData("gamma(-1.5)", 2.3632718012073547031)]
    [InlineData("factorial(5)", 120)]
    [InlineData("beta(2, 3)", 0.083333333333333333333)]
    [InlineData("digamma(1)", -0.57721566490153286061)]
    [InlineData("trigamma(1)", 1.6449340668482264365)]
    public void Values(string call, double expected)
    {
        var value = Expr.Parse(call).At();
        Assert.True(Math.Abs(value - expected) <= 1e-12 * Math.Abs(expected), $"{call} is {value:R}, not {expected:R}");
    }
}
