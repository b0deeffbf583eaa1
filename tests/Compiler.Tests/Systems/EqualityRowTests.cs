namespace SymDiff.Compiler.Tests.Systems;

/// <summary>The systems of the teaching material that ask for a proof, by row name; each identity also holds in numbers.</summary>
public class EqualityRowTests
{
    public static TheoryData<string, string, string> Rows => new()
    {
        { "A2", "1/(1+exp(-x))", "sigmoid(x)" },
        { "A2 derivative", "grad(1/(1+exp(-x)), x)", "sigmoid(x)*(1-sigmoid(x))" },
        { "A3", "grad(relu(x), x)", "step(x)" },
        { "A4 quotient", "tanh(x)", "sinh(x)/cosh(x)" },
        { "A4 exponentials", "tanh(x)", "(exp(x)-exp(-x))/(exp(x)+exp(-x))" },
        { "A4 derivative", "grad(sinh(x)/cosh(x), x)", "1 - tanh(x)^2" },
        { "A6", "max(0,x) + -1*min(0,x)", "abs(x)" },
        { "A7", "grad(log(sigmoid(x)), x)", "1 - sigmoid(x)" },
        { "A8", "log(sigmoid(x)/(1-sigmoid(x)))", "x" },
        { "A9", "sigmoid(x)", "tanh(x/2)/2 + 1/2" },
        { "C10", "grad((x + x^2)^2, x)", "2*x*(x + 1)*(2*x + 1)" },
        { "D2", "grad((1 - sigmoid(x))^2, x)", "-2*(1-sigmoid(x))*sigmoid(x)*(1-sigmoid(x))" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_identity_is_proved(string row, string left, string right)
    {
        var (a, b) = (Expr.Parse(left), Expr.Parse(right));
        Assert.True(a.CompareWith(b).Verdict == Verdict.Equal, row);
        foreach (var x in new[] { -2.5, -0.4, 0.3, 1.7 })
            Assert.Equal(b.Evaluate(new Dictionary<string, double> { ["x"] = x }), a.Evaluate(new Dictionary<string, double> { ["x"] = x }), 1e-14);
    }
}
