using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Tests.Simplification;

/// <summary>Derivatives in the notation of matrices: what is printed, and that it has the value of what the sweep left.</summary>
public class MatrixCalculusTests
{
    private static readonly Expr X = V("X", "m", "n"), Theta = V("theta", "n"), Y = V("y", "m"), x = V("x", "n"), z = V("z", "n"), v = V("v", "n"), Q = V("Q", "n", "n"), B = V("B", "m", "n"), b = V("b", "m"),
        T = V("T", "m", "k"), U = V("U", "m", "r"), W = V("V", "k", "r"), W1 = V("W1", "h", "n"), b1 = V("b1", "h"), W2 = V("W2", "k", "h"), t = V("t", "k"), Weights = V("Weights", "n", "k"), Labels = V("Labels", "m", "k"),
        A = V("A", "n", "n"), M = V("M", "n", "n"), s = V("s");

    private static readonly Expr Logits = MatMul(X, Theta), Softmax = Call("softmax", x), Hidden = Exponential.Sigmoid[MatMul(W1, x) + b1], Residual = MatMul(W2, Hidden) - t;
    private static readonly Expr Logistic = Sum(-(Y * Exponential.Log[Exponential.Sigmoid[Logits]] + (1 - Y) * Exponential.Log[1 - Exponential.Sigmoid[Logits]]));
    private static readonly Expr CrossEntropy = -Sum(z * Exponential.Log[Softmax]);
    private static readonly Expr Factorisation = Call("norm2", T - MatMul(U, Contraction.Transpose(W)));

    /// <summary>Name, expression, variables; of two variables the derivative by the first is differentiated by the second.</summary>
    private static readonly (string Name, Expr Output, Expr[] Wrt)[] Cases =
    [
        ("Jacobian of softmax", Softmax, [x]),
        ("vector-Jacobian product of softmax", MatMul(v, Softmax), [x]),
        ("batched softmax", Sum(X * Call("softmax", B)), [B]),
        ("Jacobian of log_softmax", Call("log_softmax", x), [x]),
        ("cross-entropy", CrossEntropy, [x]),
        ("cross-entropy, Hessian", CrossEntropy, [x, x]),
        ("cross-entropy of log_softmax", -Sum(z * Call("log_softmax", x)), [x]),
        ("softmax regression", -Sum(Labels * Call("log_softmax", MatMul(X, Weights))), [Weights]),
        ("logistic regression", Logistic, [Theta]),
        ("logistic regression, Hessian", Logistic, [Theta, Theta]),
        ("two layers by x", Squares(Residual) / 2, [x]),
        ("two layers by W1", Squares(Residual) / 2, [W1]),
        ("two layers by b1", Squares(Residual) / 2, [b1]),
        ("two layers by W2", Squares(Residual) / 2, [W2]),
        ("two layers by b1, Hessian", Squares(Residual) / 2, [b1, b1]),
        ("quadratic form", MatMul(x, MatMul(Q, x)), [x]),
        ("quadratic form, Hessian", MatMul(x, MatMul(Q, x)), [x, x]),
        ("quadratic form by the matrix", MatMul(x, MatMul(Q, x)), [Q]),
        ("square of the quadratic form", Expr.Pow(MatMul(x, MatMul(Q, x)), 2), [x]),
        ("least squares", Expr.Pow(Call("norm2", MatMul(B, x) - b), 2), [x]),
        ("least squares, Hessian", Expr.Pow(Call("norm2", MatMul(B, x) - b), 2), [x, x]),
        ("norm", Call("norm2", MatMul(B, x) - b), [x]),
        ("norm, Hessian", Call("norm2", MatMul(B, x) - b), [x, x]),
        ("factorisation", Expr.Pow(Factorisation, 2), [U]),
        ("factorisation, U U", Expr.Pow(Factorisation, 2), [U, U]),
        ("factorisation, U V", Expr.Pow(Factorisation, 2), [U, W]),
        ("sum of exponentials", Sum(Exponential.Exp[MatMul(B, x)]), [x]),
        ("sum of exponentials, Hessian", Sum(Exponential.Exp[MatMul(B, x)]), [x, x]),
        ("sum of exponentials, third", Sum(Exponential.Exp[MatMul(B, x)]), [x, x, x]),
        ("logarithm of a sum of exponentials, Hessian", Exponential.Log[Sum(Exponential.Exp[MatMul(B, x)])], [x, x]),
        ("square of a sum of exponentials, Hessian", Expr.Pow(Sum(Exponential.Exp[MatMul(B, x)]), 2), [x, x]),
        ("determinant", Call("det", Q), [Q]),
        ("log determinant", Call("logdet", Q), [Q]),
        ("inverse", Call("inv", Q), [Q]),
        ("log determinant of an inverse", Call("logdet", Call("inv", Q)), [Q]),
        ("log determinant of a Gram matrix", Call("logdet", MatMul(Contraction.Transpose(B), B) + Contraction.Eye(x.Shape)), [B]),
        ("log determinant of a weighted Gram matrix", Call("logdet", MatMul(Contraction.Transpose(B), MatMul(Contraction.Diag(Exponential.Exp[b]), B)) + Contraction.Eye(x.Shape)), [B]),
        ("form of an inverse by the matrix", MatMul(x, MatMul(Call("inv", Q), z)), [Q]),
        ("trace of a quotient of matrices", Contraction.Trace(MatMul(Call("inv", Q), MatMul(Q, Contraction.Outer(x, z)))), [x]),
        ("trace of a cube", Contraction.Trace(MatMul(MatMul(Q, Q), Q)), [Q]),
        ("trace of a product", Contraction.Trace(MatMul(MatMul(Contraction.Transpose(B), X), Q)), [X]),
        ("bilinear form by the matrix", MatMul(Y, MatMul(X, Theta)), [X]),
        ("broadcast sum", Sum(B + x), [x]),
        ("broadcast product", Sum(B * x), [x]),
        ("kernel", Exponential.Exp[-s * Expr.Pow(Call("norm2", x - z), 2)], [x]),
        ("logsumexp", Call("logsumexp", MatMul(B, x)), [x]),
        ("logsumexp, Hessian", Call("logsumexp", x), [x, x]),
        ("literal vector", StackOp.First(Expr.Pow(At(0), 2) + 2 * At(1), 3 * At(0) + 4 * Expr.Pow(At(1), 2)), [V("p", 2)]),
        ("literal vector, twice", StackOp.First(Expr.Pow(At(0), 2) + 2 * At(1), 3 * At(0) + 4 * Expr.Pow(At(1), 2)), [V("p", 2), V("p", 2)]),
        ("an entry", Expr.Pow(At(0), 3), [V("p", 2)]),
        ("an entry of many", Expr.Pow(Contraction.At(x, -1, 1), 3), [x]),
        ("composition of literal vectors", Contraction.MatMul(StackOp.First(StackOp.First(2 * At(0), 2), StackOp.First(3, 8 * At(1))), StackOp.First(1, 2 * s)), [s]),
        ("composition", Contraction.MatMul(StackOp.First(StackOp.First(s, 2), StackOp.First(3, Expr.Pow(s, 2))), StackOp.First(1, 2 * s)), [s]),
        ("exponential of a trace", Exponential.Exp[Contraction.Trace(Q)] * Contraction.Trace(Q), [Q]),
        ("sum of a product, squared", Expr.Pow(Sum(B * X), 2), [B]),
        ("variance", Squares(x - Sum(x) / new SizeOp("n").Apply()) / new SizeOp("n").Apply(), [x]),
        ("regression with a bias", Squares(MatMul(X, Weights) + t - Labels) / 2, [t]),
        ("logsumexp of a product, Hessian", Call("logsumexp", MatMul(B, x)), [x, x]),
        ("inner product", MatMul(x, x), [x]),
        ("cube of the norm", Expr.Pow(MatMul(x, x), Number.Ratio(3, 2)!.ToDouble()), [x]),
        ("mean squared error", Squares(MatMul(X, Theta) - Y) / new SizeOp("m").Apply(), [Theta]),
        ("trace of a fourth power", Contraction.Trace(MatMul(MatMul(MatMul(Q, Q), Q), Q)), [Q]),
        ("trace of a product with a cube", Contraction.Trace(MatMul(A, MatMul(Q, MatMul(Q, Q)))), [Q]),
        ("trace of an inverse between matrices", Contraction.Trace(MatMul(Call("inv", MatMul(Contraction.Transpose(Q), MatMul(A, Q))), M)), [Q]),
        ("log determinant of a congruence", Call("logdet", MatMul(Contraction.Transpose(Q), MatMul(A, Q))), [Q]),
        ("quotient of quadratic forms", MatMul(x, MatMul(Q, x)) / MatMul(x, MatMul(A, x)), [x]),
        ("weighted distance by the point", MatMul(MatMul(Q, x) - z, MatMul(A, MatMul(Q, x) - z)), [z]),
        ("weighted distance by the matrix", MatMul(MatMul(Q, x) - z, MatMul(A, MatMul(Q, x) - z)), [Q]),
        ("projection by the matrix", MatMul(Y, MatMul(X, MatMul(Call("inv", MatMul(Contraction.Transpose(X), X) + Contraction.Eye(x.Shape)), MatMul(Contraction.Transpose(X), Y)))), [X]),
        ("normal density by the covariance", Call("logdet", Q) / 2 + MatMul(x - z, MatMul(Call("inv", Q), x - z)) / 2, [Q]),
        ("normal density by the mean", MatMul(x - z, MatMul(Call("inv", Q), x - z)) / 2, [z]),
        ("trace with a transposed exponential", Sum(A * Contraction.Transpose(Exponential.Exp[Q])), [Q]),
        ("largest entry", ReduceCall("max", x), [x]),
    ];

    [Fact]
    public Task Derivatives_are_written_in_the_notation_of_matrices() => Verifier.Verify(string.Join('\n', Cases.Select(item => $"{item.Name}\n    {item.Output}\n    {Derived(item.Output, item.Wrt)[^1].People}")));

    public static TheoryData<string> Names => [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_printed_has_the_value_of_what_the_sweep_left(string name)
    {
        var (_, output, wrt) = Cases.Single(item => item.Name == name);
        foreach (var (raw, people) in Derived(output, wrt))
            for (var seed = 1; seed <= 3; seed++)
            {
                Assert.Equal(raw.Shape, people.Shape);
                var at = new TensorCase(name, output).Sample(seed, [.. wrt.Distinct().Except(Traversal.PostOrder(output))]);
                var (expected, seen) = (at.Evaluate(raw), at.Evaluate(people));
                for (var i = 0; i < expected.Entries.Length; i++)
                    Assert.True(Closeness.Agree(seen.Entries[i], expected.Entries[i], 1e-9) || Math.Abs(seen.Entries[i] - expected.Entries[i]) < 1e-12, $"{name}, seed {seed}: {people} is {seen}, expected {expected}");
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Simplifying_again_changes_nothing(string name)
    {
        var (_, output, wrt) = Cases.Single(item => item.Name == name);
        var people = Derived(output, wrt)[^1].People;
        Assert.Equal(people.ToString(), people.Simplify().ToString());
    }

    [Fact]
    public void A_symmetric_matrix_is_its_own_transpose()
    {
        var options = new SimplifyOptions { Assumptions = [Logic.Equal[Q, Contraction.Transpose(Q)]] };
        var gradient = Derivatives.Jacobian(MatMul(x, MatMul(Q, x)), [x], options).Roots[0];
        Assert.Equal("2*Q @ x", gradient.ToString());
        Assert.Equal("2*Q", Derivatives.Jacobian(gradient, [x], options).Roots[0].ToString());
    }

    [Theory]
    [InlineData("inv(inv(Q))", "Q")]
    [InlineData("inv(Q')", "inv(Q)'")]
    [InlineData("det(inv(Q))", "1/det(Q)")]
    [InlineData("det(Q')", "det(Q)")]
    [InlineData("logdet(inv(Q'))", "-logdet(Q)")]
    [InlineData("Q @ inv(Q)", "eye(n)")]
    [InlineData("inv(Q) @ Q @ x", "x")]
    [InlineData("B @ Q @ inv(Q)", "B")]
    [InlineData("trace(inv(Q) @ Q)", "n")]
    [InlineData("sum(Q @ inv(Q))", "n")]
    [InlineData("Q @ inv(Q)'", "Q @ inv(Q)'")]
    [InlineData("inv(B' @ B)' @ x", "inv(B' @ B) @ x")]
    [InlineData("inv(B @ B')' @ (B @ Q @ B')' @ b", "inv(B @ B') @ (B @ (Q' @ (B' @ b)))")]
    public void A_matrix_its_inverse_and_its_transpose(string text, string simplified)
    {
        const string Shapes = "Q[n,n], B[m,n], x[n], b[m]";
        var model = Model.Parse(text, new() { Declarations = [Shapes] });
        Assert.Equal(simplified, model.Output.Simplify().ToString());
        var at = new TensorCase(text, model.Output).Sample(1, []);
        var (expected, seen) = (at.Evaluate(model.Output), at.Evaluate(model.Output.Simplify()));
        for (var i = 0; i < expected.Entries.Length; i++) Assert.Equal(expected.Entries[i], seen.Entries[seen.Entries.Length == 1 ? 0 : i], 1e-9);
    }

    [Fact]
    public void A_known_sum_is_its_number()
    {
        var options = new SimplifyOptions { Assumptions = [Logic.Equal[Sum(z), 1], Logic.Equal[Contraction.Sum(Labels, [-1]), 1]] };
        Assert.Equal("softmax(x) - z", Derivatives.Jacobian(CrossEntropy, [x], options).Roots[0].ToString());
        Assert.Equal("X' @ (softmax(X @ Weights) - Labels)", Derivatives.Jacobian(-Sum(Labels * Call("log_softmax", MatMul(X, Weights))), [Weights], options).Roots[0].ToString());
    }

    [Fact]
    public void Values_of_different_shapes_are_not_compared() => Assert.Throws<ShapeException>(() => (x - x).CompareWith(b - b));

    /// <summary>The derivatives of rising order: as the sweep leaves them, and as people read them; each starts from the one before.</summary>
    private static List<(Expr Raw, Expr People)> Derived(Expr output, Expr[] wrt)
    {
        var result = new List<(Expr, Expr)>();
        foreach (var variable in wrt)
        {
            result.Add((Differentiator.Jacobian(output, [variable])[0], Derivatives.Jacobian(output, [variable]).Roots[0]));
            output = result[^1].Item2;
        }
        return result;
    }

    private static Expr V(string name, params Dimension[] shape) => Expr.Symbol(name, Shape.Of(shape));

    private static Expr At(int place) => Contraction.At(V("p", 2), -1, place);

    private static Expr MatMul(Expr a, Expr b) => Contraction.MatMul(a, b);

    private static Expr Sum(Expr value) => Call("sum", value);

    private static Expr Squares(Expr value) => Sum(Expr.Pow(value, 2));

    private static Expr ReduceCall(string name, Expr value) => Call(name, value);

    private static Expr Call(string name, Expr value)
    {
        var form = CallForms.Find(name)!;
        return form.Build(new(new Dictionary<string, object> { [form.Parameters[0].Name] = value }));
    }
}
