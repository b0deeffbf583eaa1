using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Equality;

/// <summary>Identities of tensors: proved for every size, and never where the reference says otherwise.</summary>
public class TensorEqualityTests
{
    private const string Declared = "A[n,n], B[n,n], C[n,n], x[n], y[n], v[n], W1[h,n], b1[h], W2[k,h], b2[k], p[2]";

    private static readonly (string Left, string Right)[] Pairs =
    [
        ("trace(A @ B)", "trace(B @ A)"),
        ("trace(A @ B @ C)", "trace(C @ A @ B)"),
        ("(A + B) @ x", "A @ x + B @ x"),
        ("(A @ B) @ C", "A @ (B @ C)"),
        ("(A @ B)'", "B' @ A'"),
        ("norm2(x)^2", "x @ x"),
        ("norm2(x - y)^2", "x @ x - 2*(x @ y) + y @ y"),
        ("softmax(x + c)", "softmax(x)"),
        ("softmax(x)", "softmax(x - x[0])"),
        ("softmax([a, b])", "[sigmoid(a - b), 1 - sigmoid(a - b)]"),
        ("W2 @ sigmoid(W1 @ x + b1) + b2", "(W2/2) @ tanh((W1/2) @ x + b1/2) + b2 + sum(W2, axis=1)/2"),
        ("jacobian(softmax(x), x) @ v", "jvp(softmax(x), x, v)"),
        ("jacobian(softmax(x), x)", "jacobian(softmax(x), x)'"),
        ("x @ A @ x", "x @ (A + A') @ x/2"),
        ("mean(x^2) - mean(x)^2", "var(x)"),
        ("A*x", "A @ diag(x)"),
        ("outer(x, y) @ v", "x*(y @ v)"),
        ("sum(outer(x, y))", "sum(x)*sum(y)"),
        ("exp(x)*exp(y)", "exp(x + y)"),
        ("exp(2*x)", "exp(x)^2"),
        ("sqrt(x^2)", "abs(x)"),
        ("x*y/y", "x"),
        ("(x + y)*(x - y)", "x^2 - y^2"),
        ("sum(A, axis=0) @ x", "ones(n) @ A @ x"),
        ("[p[0] + p[1], p[0]*p[1]]", "[p[1] + p[0], p[1]*p[0]]"),
        ("[[2*a, 1], [0, 3]] @ [1, b]", "[2*a + b, 3*b]"),
        ("grad(x @ A @ x, x)", "A @ x + A' @ x"),
        ("einsum(\"ij,jk,kl->il\", A, B, C)", "A @ B @ C"),
        ("einsum(\"ij,kj,kl->il\", A, A, A)", "A @ A' @ A"),
    ];

    public static TheoryData<int> Proved => [.. Enumerable.Range(0, Pairs.Length)];

    [Theory]
    [MemberData(nameof(Proved))]
    public void Identities_are_proved(int number)
    {
        var (left, right) = Pairs[number];
        Assert.True(Read(left).CompareWith(Read(right)).Verdict is Verdict.Equal or Verdict.EqualWhereDefined, $"{left} = {right}");
        Assert.True(AgreeAtPoints(left, right), $"{left} = {right} is no identity");
    }

    /// <summary>Every left side against every other right side of its shape, and against near misses of its own.</summary>
    [Fact]
    public void What_differs_is_never_called_equal()
    {
        string[] texts = [.. Pairs.SelectMany(pair => new[] { pair.Left, pair.Right, $"({pair.Right})*(1 + 1e-6)", $"({pair.Right}) + 1e-6*sum(x)", pair.Right.Replace("A'", "A", StringComparison.Ordinal), pair.Right.Replace("B", "C", StringComparison.Ordinal), pair.Right.Replace("y", "v", StringComparison.Ordinal) })];
        var count = 0;
        foreach (var left in Pairs.Select(pair => pair.Left))
            foreach (var right in texts.Distinct().Where(right => Read(right).Shape.Equals(Read(left).Shape)))
            {
                count++;
                if (Read(left).CompareWith(Read(right)).Verdict is Verdict.Equal or Verdict.EqualWhereDefined) Assert.True(AgreeAtPoints(left, right), $"{left} is not {right}");
            }
        Assert.True(count > 500);
    }

    private static Expr Read(string text) => Model.Parse(text, new() { Declarations = [Declared] }).Output;

    private static bool AgreeAtPoints(string left, string right)
    {
        var (a, b) = (Read(left), Read(right));
        for (var seed = 1; seed <= 3; seed++)
        {
            var at = new TensorCase(left, a + b) { Least = new() { ["n"] = 2 } }.Sample(seed);
            var (first, second) = (at.Evaluate(a), at.Evaluate(b));
            for (var i = 0; i < first.Entries.Length; i++)
                if (!Closeness.Agree(first.Entries[i], second.Entries[i], 1e-9) && Math.Abs(first.Entries[i] - second.Entries[i]) > 1e-12) return false;
        }
        return true;
    }
}
