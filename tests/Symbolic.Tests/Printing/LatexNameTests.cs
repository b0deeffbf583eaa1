using SymDiff.Printing;
using SymDiff.Support;

namespace SymDiff.Tests.Printing;

public class LatexNameTests
{
    private static readonly string[] OtherNames = ["_", "__a__", "a_", "été", "дельта", "函数", "Δx", "x_é", "W2h", "\U0001D465"];

    [Theory]
    [InlineData("x", "x")]
    [InlineData("alpha", @"\alpha")]
    [InlineData("theta1", @"\theta_{1}")]
    [InlineData("dtheta1", @"d\theta_{1}")]
    [InlineData("x_12", "x_{12}")]
    [InlineData("x_i_2", "x_{i,2}")]
    [InlineData("W1_max", @"W_{1,\mathrm{max}}")]
    [InlineData("Sigma_xx", @"\Sigma_{\mathrm{xx}}")]
    [InlineData("rate", @"\mathrm{rate}")]
    [InlineData("rate2", @"\mathrm{rate}_{2}")]
    [InlineData("_x", @"\mathrm{\_x}")]
    [InlineData("W2h", @"\mathrm{W2h}")]
    [InlineData("α", @"\alpha")]
    [InlineData("Δx", @"\mathrm{{\Delta}x}")]
    [InlineData("naïve", @"\mathrm{na}\text{ï}\mathrm{ve}")]
    public void Names_follow_the_conventions_of_textbooks(string name, string latex) => Assert.Equal(latex, LatexName.Of(name));

    [KatexFact]
    public void KaTeX_accepts_names_of_many_scripts()
    {
        var errors = Katex.Errors([.. OtherNames.Select(name => LatexName.Of(name) + "^{2}")]);
        Assert.All(errors, Assert.Null);
    }
}
