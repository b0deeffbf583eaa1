using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Architecture.Tests;

/// <summary>An operator that only this test knows goes through every pass without any other change.</summary>
public class NewOperatorTests
{
    private static readonly ElementwiseOp Lorentz = Family.Unary(
        "lorentz", @"\operatorname{lorentz}", Bell, (x, y) => -2 * x * Expr.Pow(y, 2), Family.On(-5, 5), Interval.Unit, Parity.Even);

    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void It_prints() => Assert.Equal("lorentz(2*x)", Lorentz[2 * X].ToString());

    [Fact]
    public void It_has_latex() => Assert.Contains("lorentz", Lorentz[X].ToLatex(), StringComparison.Ordinal);

    [Fact]
    public void It_simplifies_by_its_stated_parity() => Assert.Equal("lorentz(x)", Lorentz[-X].Simplify().ToString());

    [Fact]
    public void It_differentiates_compiles_and_interprets()
    {
        var slope = Differentiator.Gradient(Lorentz[X], [X])[0];
        Assert.Equal(-2 * 0.5 / Math.Pow(1.25, 2), slope.Compile("x").Evaluate([0.5]), 1e-15);
        Assert.Equal(slope.Compile("x").Evaluate([0.5]), slope.Evaluate(new Dictionary<string, double> { ["x"] = 0.5 }));
    }

    private static double Bell(double x) => 1 / (1 + (x * x));
}
