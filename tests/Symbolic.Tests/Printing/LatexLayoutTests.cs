using SymDiff.Differentiation;
using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Selection;

namespace SymDiff.Tests.Printing;

public class LatexLayoutTests
{
    private static readonly Expr A = Expr.Variable("a"), B = Expr.Variable("b"), C = Expr.Variable("c"), X = Expr.Variable("x"), W = Expr.Variable("w");

    public static TheoryData<string, Expr> Arithmetic => new()
    {
        { @"a + b", A + B },
        { @"a - b", A - B },
        { @"-a\,b", -(A * B) },
        { @"\left(-a\right)\,b", -A * B },
        { @"a - \left(b + c\right)", A - (B + C) },
        { @"a\,\left(b + c\right)", A * (B + C) },
        { @"\left(a\,b\right)\,c", A * B * C },
        { @"\frac{a}{b}\,c", A / B * C },
        { @"a\,\frac{b}{c}", A * (B / C) },
        { @"\frac{a + b}{c}", (A + B) / C },
        { @"\frac{-a}{b}", -A / B },
        { @"-\frac{a}{b}", -(A / B) },
        { @"-\frac{2\,x}{a}", -2 * X / A },
        { @"a - \frac{2\,x}{b}", A + (-2 * X / B) },
        { @"\frac{a}{\frac{b}{c}}", A / (B / C) },
        { @"\frac{3}{4}\,x", (Expr)3 / 4 * X },
        { @"x \cdot \frac{3}{4}", X * ((Expr)3 / 4) },
        { @"x \cdot 2", X * 2 },
        { @"2 \cdot 3^{x}", 2 * Expr.Pow(3, X) },
        { @"x \cdot \left(-2\right)", X * -2 },
        { @"1.5 \cdot 10^{20}\,x", 1.5e20 * X },
        { @"10^{-7}\,x", 1e-7 * X },
        { @"x \cdot \left(1.5 \cdot 10^{20}\right)", X * 1.5e20 },
        { @"x \cdot 10^{20}", X * 1e20 },
        { @"a - 10^{400}\,b", A - (Expr.Constant(Number.Parse("1e400")) * B) },
    };

    public static TheoryData<string, Expr> Powers => new()
    {
        { @"x^{2}", Expr.Pow(X, 2) },
        { @"-x^{2}", -Expr.Pow(X, 2) },
        { @"\left(-x\right)^{2}", Expr.Pow(-X, 2) },
        { @"x^{-2}", Expr.Pow(X, -2) },
        { @"x^{a + b}", Expr.Pow(X, A + B) },
        { @"x^{\frac{1}{3}}", Expr.Pow(X, (Expr)1 / 3) },
        { @"a^{b^{c}}", Expr.Pow(A, Expr.Pow(B, C)) },
        { @"\left(a^{b}\right)^{c}", Expr.Pow(Expr.Pow(A, B), C) },
        { @"\left(\frac{a}{b}\right)^{c}", Expr.Pow(A / B, C) },
        { @"\left(\frac{2}{3}\right)^{c}", Expr.Pow((Expr)2 / 3, C) },
        { @"\left(10^{20}\right)^{c}", Expr.Pow(1e20, C) },
        { @"\sin\left(x\right)^{2}", Expr.Pow(Trigonometric.Sin[X], 2) },
        { @"\left(\log \Gamma\left(x\right)\right)^{2}", Expr.Pow(SpecialFunctions.LGamma[X], 2) },
        { @"\sqrt{x}^{2}", Expr.Pow(Roots.Sqrt[X], 2) },
    };

    public static TheoryData<string, Expr> Functions => new()
    {
        { @"x\,\sigma\left(w\,x\right)\,\left(1 - \sigma\left(w\,x\right)\right)", Expr.Product(X, Sigmoid[W * X], 1 - Sigmoid[W * X]) },
        { @"\sqrt{x + 1}", Roots.Sqrt[X + 1] },
        { @"\sqrt[3]{x}", Roots.Cbrt[X] },
        { @"\left|a - b\right|", Roots.Abs[A - B] },
        { @"\left\lfloor x\right\rfloor", Rounding.Floor[X] },
        { @"\exp\left(-x^{2}\right)", Exp[-Expr.Pow(X, 2)] },
        { @"\max\left(a, b, c\right)", Max[Max[A, B], C] },
        { @"\psi^{\left(0\right)}\left(x\right)", SpecialFunctions.Polygamma[0, X] },
        { @"\pi\,x", Constants.Pi.Apply() * X },
        { @"-\infty", -Constants.Infinity.Apply() },
        { @"f'\left(x\right)", new OpaqueOp("f", 1, 1)[X] },
        { @"f^{\left(4\right)}\left(x\right)", new OpaqueOp("f", 1, 1, 1, 1, 1)[X] },
        { @"\partial_{1,2} l\left(a, b\right)", new OpaqueOp("l", 2, 1, 2)[A, B] },
        { @"\phi_{2}\left(x\right)", new OpaqueOp("phi_2", 1)[X] },
    };

    public static TheoryData<string, Expr> Conditions => new()
    {
        { @"x \ge 0", GreaterEqual[X, 0] },
        { @"a < b \land \lnot c", And[Less[A, B], Not[C]] },
        { @"\left(a = b\right) + 1", Equal[A, B] + 1 },
        { @"\begin{cases}1 & \text{if } x \ge 0\\ -0.1 & \text{otherwise}\end{cases}", Where[GreaterEqual[X, 0], 1, -0.1] },
        { @"a\,\left(\begin{cases}x & \text{if } x > 0\end{cases}\right)", A * Given[Greater[X, 0], X] },
    };

    [Theory]
    [MemberData(nameof(Arithmetic))]
    [MemberData(nameof(Powers))]
    [MemberData(nameof(Functions))]
    [MemberData(nameof(Conditions))]
    public void A_graph_prints_as_textbook_LaTeX(string latex, Expr graph) => Assert.Equal(latex, graph.ToLatex());

    /// <summary>Products of matrices stand side by side, entrywise ones do not; a vector is a column, and repeated as rows where it meets a matrix entry by entry.</summary>
    [Theory]
    [InlineData("x @ y", @"x^{\top}\,y")]
    [InlineData("x*y", @"x \odot y")]
    [InlineData("A @ B", @"A\,B")]
    [InlineData("A*B", @"A \odot B")]
    [InlineData("2*A*B", @"2\,A \odot B")]
    [InlineData("c*A", @"c\,A")]
    [InlineData("A/B", @"A \oslash B")]
    [InlineData("x/c", @"\frac{x}{c}")]
    [InlineData("1/x", @"1 \oslash x")]
    [InlineData("A^2", @"A^{\odot 2}")]
    [InlineData("A @ x", @"A\,x")]
    [InlineData("x @ A", @"A^{\top}\,x")]
    [InlineData("x @ A'", @"\left(A^{\top}\right)^{\top}\,x")]
    [InlineData("x^2 @ (x + y)", @"\left(x^{\odot 2}\right)^{\top}\,\left(x + y\right)")]
    [InlineData("(-2*x) @ y", @"\left(-2\,x\right)^{\top}\,y")]
    [InlineData("(x @ y)^2", @"\left(x^{\top}\,y\right)^{2}")]
    [InlineData("(A @ x)*y", @"\left(A\,x\right) \odot y")]
    [InlineData("outer(x, y)", @"x \otimes y")]
    [InlineData("outer(x + y, x*y)", @"\left(x + y\right) \otimes \left(x \odot y\right)")]
    [InlineData("A*outer(x, y)", @"A \odot \left(x \otimes y\right)")]
    [InlineData("A + outer(x, y)", @"A + x \otimes y")]
    [InlineData("sum(x*y)", @"\sum \left(x \odot y\right)")]
    [InlineData("sum(x)^2 + prod(x)", @"\left(\sum \left(x\right)\right)^{2} + \prod \left(x\right)")]
    [InlineData("c + (-2*x) @ y", @"c + \left(-2\,x\right)^{\top}\,y")]
    [InlineData("A - x", @"A - \mathbf{1}\,x^{\top}")]
    [InlineData("A*x", @"A \odot \left(\mathbf{1}\,x^{\top}\right)")]
    public void Products_of_matrices_and_entrywise_ones_are_told_apart(string text, string latex) =>
        Assert.Equal(latex, Expr.Parse(text, new() { Declarations = ["x[n], y[n], A[n,n], B[n,n], c"] }).ToLatex());

    [Fact]
    public void Shared_parts_of_a_long_expression_are_aligned_definitions()
    {
        var f = X;
        for (var i = 0; i < 60; i++) f = (f * f) + 1;
        var latex = f.ToLatex();
        Assert.StartsWith("\\begin{aligned}\nt_{1} &= x\\,x + 1\\\\\nt_{2} &= t_{1}\\,t_{1} + 1\\\\\n", latex, StringComparison.Ordinal);
        Assert.EndsWith("\\\\\n& t_{59}\\,t_{59} + 1\n\\end{aligned}", latex, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_fractions_prints()
    {
        const int length = 50_000;
        var f = X;
        for (var i = 0; i < length; i++) f = 1 / (f + A);
        Assert.Equal(length, f.ToLatex().Split(@"\frac").Length - 1);
    }

    [KatexFact]
    public void KaTeX_accepts_every_operator_and_every_nesting_of_two_in_strict_mode()
    {
        var graphs = new List<Expr>();
        foreach (var outer in Registry.All.Where(op => op.Arity != 0))
            foreach (var inner in Registry.All)
                graphs.Add(OfOne(outer, OfOne(inner, X)));
        AssertAccepted([.. graphs.Select(g => g.ToLatex())]);
    }

    [KatexFact]
    public void KaTeX_accepts_random_graphs_in_strict_mode()
    {
        var random = new RandomExpr(1);
        AssertAccepted([.. Enumerable.Range(0, 1000).Select(i => random.Next(1 + (i % 60)).ToLatex())]);
    }

    [KatexFact]
    public void KaTeX_accepts_the_deepest_nesting_that_is_printed_without_definitions()
    {
        var (calls, fractions) = (X, X);
        for (var i = 0; i < 1000; i++) (calls, fractions) = (Trigonometric.Sin[calls], 1 / (1 + fractions));
        AssertAccepted([calls.ToLatex(), fractions.ToLatex()]);
    }

    /// <summary>Every tensor operator under and over those that bind less or more tightly, and its vector-Jacobian products.</summary>
    [KatexFact]
    public void KaTeX_accepts_tensor_operators_and_their_gradients_in_strict_mode()
    {
        var nodes = TensorCases.All.SelectMany(item => (Expr[])[item.Node, .. Differentiator.VectorJacobianProducts(item.Node, item.Differentiable, Expr.Symbol("g", item.Node.Shape))]);
        AssertAccepted([.. nodes.SelectMany(node => new[] { node, -node, Expr.Pow(node, 2), 2 * node, node + node, node / 3, Exponential.Exp[node] }).Select(node => node.ToLatex())]);
    }

    private static Expr OfOne(Op op, Expr operand) => op.Apply([.. Enumerable.Repeat(operand, op.Arity ?? 2)]);

    private static void AssertAccepted(string[] latex)
    {
        var errors = Katex.Errors(latex);
        Assert.Equal([], latex.Zip(errors).Where(pair => pair.Second is not null));
    }
}
