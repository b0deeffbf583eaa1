using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Equality;

/// <summary>
/// Proofs of the worked systems and of identities, pinned as text. The same test checks every step in numbers: both sides have one value wherever both have one
/// and the step's condition holds.
/// </summary>
public class ProofTests
{
    private const int Bits = 300;
    private const string Declared = "x[n], c, W1[h,n], b1[h], W2[k,h], b2[k], A[n,n], B[n,n]";
    private static readonly double[] Samples = [0.75, -1.25, 0.5, 2.0, -0.3, 1.4, 3.5];

    public static TheoryData<string, string, string> Rows => new()
    {
        { "A2", "1/(1 + exp(-x))", "sigmoid(x)" },
        { "A4 quotient", "tanh(x)", "sinh(x)/cosh(x)" },
        { "A4 exponentials", "tanh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))" },
        { "A4 both", "sinh(x)/cosh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))" },
        { "A8", "log(sigmoid(z)/(1 - sigmoid(z)))", "z" },
        { "A9", "sigmoid(x)", "tanh(x/2)/2 + 1/2" },
        { "logarithm", "log(sqrt(x)*y)", "log(x)/2 + log(y)" },
        { "gamma", "lgamma(x + 2)", "lgamma(x) + log(x) + log(1 + x)" },
        { "digamma", "digamma(x + 1) - digamma(x)", "1/x" },
        { "inverse tangent", "cos(2*atan(x))", "(1 - x^2)/(1 + x^2)" },
        { "within functions", "lgamma(lgamma(x + 1) - lgamma(x) + 1)", "lgamma(log(x)) + log(log(x))" },
        { "quotient", "sin((x^2 - 1)/(x - 1))", "sin(x + 1)" },
        { "choice", "where(x > 0, log(x), 0)", "log(x)" },
        { "normal form", "max(x, y) + min(x, y)", "x + y" },
    };

    public static TheoryData<string, string, string> TensorRows => new()
    {
        { "C6 shift", "softmax(x + c)", "softmax(x)" },
        { "C6 of two", "softmax([a, b])", "[sigmoid(a - b), 1 - sigmoid(a - b)]" },
        { "C6 one parameter less", "softmax(x)", "softmax(x - x[0])" },
        { "C10", "[[2*u*v, 2*(u - 4*v), 0], [0, 1, -1]] @ [[1, -4], [v, u], [1, 1]]", "[[4*u*v - 8*v^2, 2*u^2 - 16*u*v], [v - 1, u - 1]]" },
        { "E8", "W2 @ sigmoid(W1 @ x + b1) + b2", "(W2/2) @ tanh((W1/2) @ x + b1/2) + b2 + sum(W2, axis=1)/2" },
        { "trace", "trace(A @ B)", "trace(B @ A)" },
        { "inverse", "inv(A @ B) @ A @ B @ x", "x" },
    };

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public async Task Every_step_holds_and_the_proof_is_as_recorded(string row, string left, string right)
    {
        var proof = Proved(Expr.Parse(left), Expr.Parse(right));
        Assert.All(proof.Steps, step => Assert.True(Compared(step) > 0, $"{step.Before} = {step.After} cannot be compared"));
        await Verifier.Verify($"{left} = {right}\n\n{proof}").UseParameters(row);
    }

    [Theory]
    [MemberData(nameof(TensorRows))]
    public async Task Every_step_holds_and_the_proof_of_tensors_is_as_recorded(string row, string left, string right)
    {
        var options = new BindingOptions { Declarations = [Declared + (row is "C6 of two" ? ", a, b" : row is "C10" ? ", u, v" : "")] };
        var proof = Proved(Expr.Parse(left, options), Expr.Parse(right, options));
        Assert.All(proof.Steps, step => Assert.True(TensorEqualityTests.AgreeAtPoints(step.Before, step.After), $"{step.Before} is not {step.After}"));
        await Verifier.Verify($"{left} = {right}\n\n{proof}").UseParameters(row);
    }

    [MpfrFact]
    public void Steps_of_all_identities_hold()
    {
        foreach (var (left, right) in EqualityTests.Proved) Assert.All(Proved(Expr.Parse(left), Expr.Parse(right)).Steps, step => Compared(step));
    }

    [Fact]
    public void What_is_not_equal_has_no_proof()
    {
        Assert.Null(Expr.Parse("x + 1").ProofOfEquality(Expr.Parse("x + 2")));
        Assert.Null(Expr.Parse("sqrt(x^2)").ProofOfEquality(Expr.Parse("x")));
        Assert.Empty(Expr.Parse("x + 1").ProofOfEquality(Expr.Parse("x + 1"))!.Steps);
    }

    /// <summary>The proof, which leads from one side to the other without a gap.</summary>
    private static Proof Proved(Expr left, Expr right)
    {
        var proof = left.ProofOfEquality(right);
        Assert.NotNull(proof);
        Assert.Equal((left, right), (proof.First, proof.Steps[^1].After));
        Assert.Equal([left, .. proof.Steps.SkipLast(1).Select(step => step.After)], proof.Steps.Select(step => step.Before));
        return proof;
    }

    /// <summary>At how many points both sides have a value and the condition holds; there the values must agree.</summary>
    private static int Compared(ProofStep step) => Enumerable.Range(0, Samples.Length).Count(shift =>
    {
        BigFloat At(string name) => BigFloat.From(Samples[(name.Sum(letter => letter) + shift) % Samples.Length], Bits);
        if (step.Conditions.Any(condition => new Reference(condition).Evaluate(At, Bits) is not { IsZero: false })) return false;
        if (new Reference(step.Before).Evaluate(At, Bits) is not { IsNaN: false } x || new Reference(step.After).Evaluate(At, Bits) is not { IsNaN: false } y) return false;
        Assert.True(BigFloat.Abs(x - y).CompareTo(BigFloat.ScaleB(BigFloat.Abs(x) + BigFloat.Abs(y) + BigFloat.From(1, Bits), -200)) <= 0, $"{step.Before} is not {step.After}");
        return true;
    });
}
