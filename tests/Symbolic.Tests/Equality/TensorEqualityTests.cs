using System.Text.RegularExpressions;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Equality;

/// <summary>Identities of tensors: proved for every size, and never where the reference says otherwise.</summary>
public class TensorEqualityTests
{
    private const string Declared = "A[n,n], B[n,n], C[n,n], x[n], y[n], v[n], W1[h,n], b1[h], W2[k,h], b2[k], p[2]";

    private const int Stride = 3;

    internal static readonly (string Left, string Right)[] Pairs =
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
        ("inv(A) @ A", "eye(n)"),
        ("A @ inv(A) @ x", "x"),
        ("inv(A')", "inv(A)'"),
        ("inv(A @ B)", "inv(B) @ inv(A)"),
        ("inv(A @ B) @ A @ B", "eye(n)"),
        ("inv(2*A')", "inv(A)'/2"),
        ("inv(A' @ B @ A + A)'", "inv(A' @ B' @ A + A')"),
        ("det(A' @ B @ A + A)", "det(A' @ B' @ A + A')"),
        ("inv(inv(A))", "A"),
        ("det(A @ B)", "det(A)*det(B)"),
        ("det(A')", "det(A)"),
        ("det(inv(A))", "1/det(A)"),
        ("det(A' @ A)", "det(A)^2"),
        ("cofactor(A)", "det(A)*inv(A)'"),
        ("trace(inv(A) @ B @ A)", "trace(B)"),
        ("grad(logdet(A), A)", "inv(A')"),
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

    [Theory]
    [InlineData("x @ A @ y", "y @ A @ x")]
    [InlineData("inv(A + B)", "inv(A + B)'")]
    [InlineData("grad(x @ A @ x, x)", "2*A @ x")]
    [InlineData("B' @ A @ B", "(B' @ A @ B)'")]
    public void Symmetric_matrices_are_their_transposes(string left, string right)
    {
        var options = new BindingOptions { Declarations = [Declared], Assumptions = ["A == A', B == B'"] };
        var model = Model.Parse(left, options);
        Assert.Equal(Verdict.Equal, model.Output.CompareWith(Read(right), new() { Assumptions = model.Assumptions }).Verdict);
    }

    /// <summary>Every left side against every other right side of its shape, and against near misses of its own: each verdict holds at points, and few are left open.</summary>
    [Fact]
    public void Verdicts_on_other_sides_hold_at_points()
    {
        string[] texts = [.. Pairs.SelectMany(pair => new[] { pair.Left, pair.Right, $"({pair.Right})*(1 + 1e-6)", $"({pair.Right}) + 1e-6*sum(x)", pair.Right.Replace("A'", "A", StringComparison.Ordinal), pair.Right.Replace("B", "C", StringComparison.Ordinal), Regex.Replace(pair.Right, @"\by\b", "v") })];
        var verdicts = new List<Verdict>();
        foreach (var left in Pairs.Select(pair => pair.Left).Where((_, place) => place % Stride == 0))
            foreach (var right in texts.Distinct().Where(right => Read(right).Shape.Equals(Read(left).Shape)))
            {
                var result = Read(left).CompareWith(Read(right));
                verdicts.Add(result.Verdict);
                if (result.Verdict is Verdict.Equal or Verdict.EqualWhereDefined) Assert.True(AgreeAtPoints(left, right), $"{left} is not {right}");
                else if (result.Counterexample is { } found) Witnessed(left, right, found);
            }
        Assert.InRange(verdicts.Count(verdict => verdict == Verdict.Undecided), 0, verdicts.Count / 50);
        Assert.InRange(verdicts.Count(verdict => verdict == Verdict.Different), verdicts.Count / 2, verdicts.Count);
    }

    [Theory]
    [InlineData("A @ B", "B @ A", "[0, 0]")]
    [InlineData("det(A + B)", "det(A) + det(B)", "")]
    [InlineData("inv(A)", "A'", "[0, 0]")]
    [InlineData("max(x)", "sum(x)", "")]
    [InlineData("softmax(2*x)", "softmax(x)", "[0]")]
    [InlineData("where(x > 0, log(x), 0)", "log(x)", null)]
    [InlineData("trace(eye(n))", "2", "")]
    [InlineData("cholesky(A)", "A", null)]
    public void A_difference_has_a_witness(string left, string right, string? entry)
    {
        var result = Read(left).CompareWith(Read(right));
        Assert.Equal((entry is null, entry), (result.Counterexample is null, result.Counterexample?.Entry));
        if (result.Counterexample is { } found) Witnessed(left, right, found);
    }

    /// <summary>The values at the point that was found are those that the reference has there.</summary>
    private static void Witnessed(string left, string right, Counterexample found)
    {
        Expr[] sides = [Read(left), Read(right)];
        var sizes = found.At.Where(pair => pair.Key == "n").ToDictionary(pair => pair.Key, pair => (long)pair.Value);
        var values = new Dictionary<string, DenseArray>();
        foreach (var variable in Traversal.PostOrder(sides).Where(node => node.VariableName is not null))
        {
            var entries = found.At.Where(pair => pair.Key.Split('[')[0] == variable.VariableName).Select(pair => (Index: Index(pair.Key[variable.VariableName!.Length..]), pair.Value)).ToList();
            int[] lengths = [.. Enumerable.Range(0, variable.Shape.Rank).Select(axis => entries.Max(entry => entry.Index[axis]) + 1)];
            values[variable.VariableName!] = DenseArray.Make(lengths, index => entries.Single(entry => entry.Index.AsSpan().SequenceEqual(index)).Value);
            foreach (var (axis, length) in variable.Shape.Axes.ToArray().Zip(lengths)) if (axis.Name is { } size) sizes[size] = length;
        }
        var at = new TensorReference(values, sizes);
        var place = Index(found.Entry);
        var (first, second) = (at.Evaluate(sides[0])[place], at.Evaluate(sides[1])[place]);
        Assert.True(Closeness.Agree(first, found.Left, 1e-12) && Closeness.Agree(second, found.Right, 1e-12) && first != second, $"{left} and {right} are {first} and {second}, not {found.Left} and {found.Right}");
    }

    private static int[] Index(string text) => [.. text.Split([',', ' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    internal static Expr Read(string text) => Model.Parse(text, new() { Declarations = [Declared] }).Output;

    private static bool AgreeAtPoints(string left, string right) => AgreeAtPoints(Read(left), Read(right));

    internal static bool AgreeAtPoints(Expr a, Expr b)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var at = new TensorCase("", a + b) { Least = new() { ["n"] = 2 } }.Sample(seed);
            var (first, second) = (at.Evaluate(a), at.Evaluate(b));
            for (var i = 0; i < first.Entries.Length; i++)
                if (!Closeness.Agree(first.Entries[i], second.Entries[i], 1e-9) && Math.Abs(first.Entries[i] - second.Entries[i]) > 1e-12) return false;
        }
        return true;
    }
}
