using SymDiff.Support;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Simplification;

/// <summary>Powers with symbolic exponents, multiplied by their bases.</summary>
public class SymbolicPowersTests
{
    [MpfrTheory]
    [InlineData("(a^s)^a*a^s*a", "(a^s)^(a + 1)*a")]
    [InlineData("x^n*x*n", "n*x^(n + 1)")]
    [InlineData("(x^n)^x*x^n*x^2", "(x^n)^(x + 1)*x^2")]
    public void Each_base_is_taken_in_once(string text, string same)
    {
        var point = new Dictionary<string, double> { ["a"] = 0.7, ["s"] = 0.3, ["x"] = 1.3, ["n"] = 0.6 };
        var (wanted, actual) = (new Reference(Expr.Parse(same)).At(point), new Reference(Expr.Parse(text).Simplify()).At(point));
        Assert.Equal(wanted!.Value.ToDouble(), actual!.Value.ToDouble(), 1e-15);
    }
}
