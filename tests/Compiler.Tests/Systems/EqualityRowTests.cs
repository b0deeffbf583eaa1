using SymDiff.Support.Reference.Tensors;

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

    public static TheoryData<string, string, string> TensorRows => new()
    {
        { "C6 shift", "softmax(x + c)", "softmax(x)" },
        { "C6 of two", "softmax([a, b])", "[sigmoid(a - b), 1 - sigmoid(a - b)]" },
        { "C6 one parameter less", "softmax(x)", "softmax(x - x[0])" },
        { "C9", "[[2*t, 2], [3, 8*t^2]] @ [1, 2*t]", "[6*t, 3 + 16*t^3]" },
        { "E8", "W2 @ sigmoid(W1 @ x + b1) + b2", "(W2/2) @ tanh((W1/2) @ x + b1/2) + b2 + sum(W2, axis=1)/2" },
    };

    [Theory]
    [MemberData(nameof(TensorRows))]
    public void The_identity_of_tensors_is_proved(string row, string left, string right)
    {
        var options = new BindingOptions { Declarations = ["x[n], W1[h,n], b1[h], W2[k,h], b2[k]"] };
        var (a, b) = (Expr.Parse(left, options), Expr.Parse(right, options));
        Assert.True(a.CompareWith(b).Verdict == Verdict.Equal, row);
        var at = new TensorCase(row, a + b).Sample(1);
        var (first, second) = (at.Evaluate(a), at.Evaluate(b));
        foreach (var index in first.Indices) Assert.Equal(second[index], first[index], 1e-13);
    }
}
