namespace SymDiff.Tests.Binding;

/// <summary>Notation of tensors: what it becomes, with which shape.</summary>
public class TensorTests
{
    private static readonly BindingOptions Declared = new() { Declarations = ["A[m,n], B[n,k], C[n,n], T[b,m,n], x[n], y[n], z[m], s"] };

    public static readonly TheoryData<string, string> Shapes = new()
    {
        { "A @ B", "[m,k]" },
        { "A @ x", "[m]" },
        { "z @ A", "[n]" },
        { "x @ y", "[]" },
        { "T @ x", "[b,m]" },
        { "A' @ z", "[n]" },
        { "T'", "[b,n,m]" },
        { "2*A + A", "[m,n]" },
        { "A + x", "[m,n]" },
        { "-A", "[m,n]" },
        { "A^2", "[m,n]" },
        { "exp(A @ x)", "[m]" },
        { "A > 0 and A < 1", "[m,n]" },
        { "where(A > 0, A, 0)", "[m,n]" },
        { "A[0]", "[n]" },
        { "A[0, -1]", "[]" },
        { "A[:, 1]", "[m]" },
        { "T[:, 0]", "[b,n]" },
        { "x[n - 1]", "[]" },
        { "[x, y]", "[2,n]" },
        { "[[1, 2], [3, 4], [5, s]]", "[3,2]" },
        { "sum(A)", "[]" },
        { "sum(A, axis=0)", "[n]" },
        { "sum(A, axis=-1, keep=true)", "[m,1]" },
        { "sum(T, axis=[0, 2])", "[m]" },
        { "mean(A, axis=1)", "[m]" },
        { "max(A)", "[]" },
        { "max(A, axis=0)", "[n]" },
        { "max(A, x)", "[m,n]" },
        { "prod(x)", "[]" },
        { "softmax(A)", "[m,n]" },
        { "logsumexp(A, axis=1)", "[m]" },
        { "norm2(x)", "[]" },
        { "outer(x, z)", "[n,m]" },
        { "diag(x)", "[n,n]" },
        { "diag(C)", "[n]" },
        { "trace(C)", "[]" },
        { "eye(n) @ B", "[n,k]" },
        { "ones(n, 2*m + 1)", "[n,2*m + 1]" },
        { "zeros([m, n])", "[m,n]" },
        { "zeros(floor(n/2))", "[floor(n/2)]" },
        { "e(0, n)", "[n]" },
        { "einsum(\"ij,jk->ki\", A, B)", "[k,m]" },
        { "sum(x)/n", "[]" },
        { "n*x", "[n]" },
        { "grad(norm2(A @ x)^2, A)", "[m,n]" },
        { "jacobian(A @ x, x)", "[m,n]" },
        { "jacobian(A @ x, A)", "[m,m,n]" },
        { "hessian(x @ C @ x, x)", "[n,n]" },
        { "jvp(A @ x, x, y)", "[m]" },
        { "relu(A)", "[m,n]" },
        { "x[1:3]", "[2]" },
        { "x[1:]", "[n - 1]" },
        { "A[:-1, 2:n - 1]", "[m - 1,n - 3]" },
        { "A[0, :3]", "[3]" },
        { "T[:, 1:, 0]", "[b,m - 1]" },
        { "reshape(A, [m*n])", "[m*n]" },
        { "concatenate(x, y)", "[2*n]" },
        { "inv(C) @ x", "[n]" },
        { "det(C)*logdet(C)", "[]" },
        { "solve(C, x)", "[n]" },
        { "var(A)", "[]" },
        { "softmax_cross_entropy(A, A)", "[m]" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_shape_follows_from_the_operands(string text, string shape) => Assert.Equal(shape, Model.Parse(text, Declared).Output.Shape.ToString());

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_printed_reads_back_as_the_same_node(string text, string shape)
    {
        var expr = Model.Parse(text, Declared).Output;
        Assert.Same(expr, Model.Parse(expr.ToString(), Declared).Output);
        Assert.NotEmpty(shape);
    }

    [Theory]
    [InlineData("n*eye(n)", "eye(n)*n", true)]
    [InlineData("x[i]*i", "x[i]*i", true)]
    [InlineData("sum(ones(n))/n", "n/n", false)]
    public void A_name_that_stands_where_only_sizes_can_is_a_size(string text, string other, bool hasSizesOnly)
    {
        var options = new BindingOptions { Declarations = ["x[9]"] };
        Assert.Empty(Expr.Parse(text, options).FreeVariables().Except(["x"]));
        Assert.Equal(hasSizesOnly, Expr.Parse(other, options).FreeVariables().Except(["x"]).ToList() is []);
    }

    [Fact]
    public void A_model_knows_its_sizes_and_shapes()
    {
        var model = Model.Parse("input x[n], Y[k, n + 1]\nparam W1[h,n], b1[h], t\nz = sigmoid(W1 @ x + b1)\nE = sum(z)*t/h + n");
        Assert.Equal(["n", "k", "h"], model.Sizes);
        Assert.Equal(["x", "Y"], model.Inputs);
        Assert.Equal(["[n]", "[k,n + 1]", "[h,n]", "[h]", "[]", "[h]", "[]"], ((string[])["x", "Y", "W1", "b1", "t", "z", "E"]).Select(name => model.ShapeOf(name).ToString()));
        Assert.Same(Expr.Variable("W1", Shape.Of("h", "n")), model.Variable("W1"));
        Assert.Equal(["W1", "x", "b1", "t"], model.Output.FreeVariables());
    }

    [Fact]
    public void Derivatives_by_name_have_the_shape_of_the_variable()
    {
        var energy = Expr.Parse("sum((A @ x)^2)/2", Declared);
        Assert.Equal("[m,n]", energy.Gradient("A", "x")["A"].Shape.ToString());
        Assert.Equal("[n]", energy.Derivative("x").Shape.ToString());
        Assert.Equal("0", energy.Derivative("other").ToString());
    }

    [Fact]
    public void A_declaration_from_outside_leaves_the_program_open()
    {
        var model = Model.Parse("sum(W @ x) + c", new() { Declarations = ["W[2,3]", "x[3]"] });
        Assert.Equal(["W", "x", "c"], model.Output.FreeVariables());
        Assert.Empty(model.Inputs);
    }

    [Fact]
    public void A_function_of_ones_own_works_for_every_shape()
    {
        var model = Model.Parse("input x[n], A[n,n]\nq(v, M) = v @ M @ v\ntwice(v) = 2*v\nfirst(v, k) = v[k]\nE = twice(q(x, A)) + sum(twice(x)) + first(x, 1)");
        Assert.Equal("2*(x @ A @ x) + sum(2*x) + x[1]", model["E"].ToString());
        Assert.Same(Expr.Parse("2*v"), model["twice"]);
        Assert.Throws<SymDiffException>(() => model["q"]);
    }

    [Fact]
    public void Named_functions_of_tensors_have_the_shapes_of_their_signatures()
    {
        var model = Model.Parse("opaque f(W[k,h], z[h]) -> [k], l(y[k])\ninput x[h]\nparam W[k,h]\nE = l(f(W, x))\nG = grad(E, W)\nJ = D[1](f)(W, x)\nH = D[1,2](f)(W, x)\nl'(f(W, x))");
        Assert.Equal(["[]", "[k,h]", "[k,k,h]", "[k,k,h,h]"], ((string[])["E", "G", "J", "H"]).Select(name => model.ShapeOf(name).ToString()));
        Assert.Equal("[k]", model.Output.Shape.ToString());
        Assert.Equal(["k", "h"], model.Sizes);
        Assert.Equal("f([k,h], [h])[k]; l([k])[]", string.Join("; ", model.OpaqueFunctions.Select(function => $"{function.Name}({string.Join(", ", function.Parameters)}){function.Result}")));
    }

    [Fact]
    public void Sizes_go_through_functions()
    {
        var model = Model.Parse("input x[n]\ncut(v, k) = v*ones(k + 1)[0] + e(k, 9)[0]\ncut(x, 2) + cut(x, n - 5)");
        Assert.Equal("[n]", model.Output.Shape.ToString());
    }

    [Theory]
    [InlineData("input y[k]\nassume sum(y) = 1\nsum(y)", "sum(y) == 1")]
    [InlineData("input Y[m,k]\nassume sum(Y, axis=1) = 1, Y > 0\nsum(Y)", "sum(Y, axis=1) == 1, Y > 0")]
    [InlineData("input A[n,n]\nassume A symmetric\nsum(A)", "A == A'")]
    public void Assumptions(string text, string expected) => Assert.Equal(expected, string.Join(", ", Model.Parse(text).Assumptions));
}
