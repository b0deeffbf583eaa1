using SymDiff.Ops;
using SymDiff.Printing;
using SymDiff.Support;

namespace SymDiff.Tests.Printing;

public class UnicodeLayoutTests
{
    private static readonly BindingOptions Options = new() { Declarations = ["x[n], y[n], A[n,n], B[n,n], c, a, b, k, theta1, x_max"], Opaque = ["f(1), l(2)"] };

    [Theory]
    [InlineData("a^2*sin(b)", "a²*sin(b)")]
    [InlineData("a^-2 + a^(k - 1) + 2^-b + a^(1/3)", "a⁻² + aᵏ⁻¹ + 2⁻ᵇ + a^(1/3)")]
    [InlineData("(a + b)^2 - (-a)^3", "(a + b)² - (-a)³")]
    [InlineData("sqrt(a)*sqrt(a + b)/cbrt(a^2)", "√a*√(a + b)/∛(a²)")]
    [InlineData("sqrt(a)^2 + abs(a)^2 + sigmoid(theta1)^2", "(√a)² + |a|² + σ(θ₁)²")]
    [InlineData("floor(a) + ceil(a/b) - x_max", "⌊a⌋ + ⌈a/b⌉ - xₘₐₓ")]
    [InlineData("where(a <= 0 and b != 0, a, b) + given(a > 0, a)", "{a if a ≤ 0 ∧ b ≠ 0; b otherwise} + {a if a > 0}")]
    [InlineData("pi*a + inf", "π*a + ∞")]
    [InlineData("1.5e20*a + cbrt(1e-7) + a^1e20", "1.5×10²⁰*a + ∛(10⁻⁷) + a^10²⁰")]
    [InlineData("f'(a) + f''(a) + f''''(a) + D[1,2](l)(a, b)", "f′(a) + f″(a) + f⁽⁴⁾(a) + ∂₁₂l(a, b)")]
    [InlineData("A @ x + A'@ x", "A·x + Aᵀ·x")]
    [InlineData("x @ y + x @ (A @ y)", "xᵀ·y + xᵀ·(A·y)")]
    [InlineData("c + (-2*x) @ y", "c + (-2*x)ᵀ·y")]
    [InlineData("x @ A", "Aᵀ·x")]
    [InlineData("A*B @ x", "(A*B)·x")]
    [InlineData("inv(A)' @ inv(A + B)", "(A⁻¹)ᵀ·(A + B)⁻¹")]
    [InlineData("outer(x, y)*2 + eye(n)", "(x ⊗ y)*2 + Iₙ")]
    [InlineData("norm2(A @ x)^2 + trace(A) + sum(x*y) + sum(x)^2 + prod(x)", "‖A·x‖₂² + tr(A) + ∑(x*y) + (∑(x))² + ∏(x)")]
    [InlineData("sum(A, axis=0) + ones(n) + e(1, n)", "sum(A, axis=0) + 𝟏 + e₁")]
    [InlineData("[[a^2, -a*b], [1, b]]", "⎡a²  -a*b⎤\n⎣1   b   ⎦")]
    [InlineData("[[a], [b], [c]]", "⎡a⎤\n⎢b⎥\n⎣c⎦")]
    [InlineData("[[a, b]]", "[a  b]")]
    [InlineData("[[a, b], [b, a]]*2 + A[:2, :2]", "[[a, b], [b, a]]*2 + A[:2][:, :2]")]
    [InlineData("[a, b][0] + x[1]", "[a, b][0] + x[1]")]
    public void A_graph_prints_in_Unicode(string text, string unicode) => Assert.Equal(unicode, Expr.Parse(text, Options).ToUnicode());

    [Theory]
    [InlineData("theta", "θ")]
    [InlineData("dtheta1", "dθ₁")]
    [InlineData("w12", "w₁₂")]
    [InlineData("x_i", "xᵢ")]
    [InlineData("alpha_max", "αₘₐₓ")]
    [InlineData("w_big", "w_big")]
    [InlineData("x1_2", "x₁_2")]
    [InlineData("Omega_1", "Ω₁")]
    [InlineData("_x", "_x")]
    public void A_name_has_its_letter_and_what_is_below_the_line(string name, string unicode) => Assert.Equal(unicode, UnicodeName.Of(name));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Brackets_are_where_they_are_needed(int seed)
    {
        var random = new RandomExpr(seed);
        var everything = RandomExprOptions.Default with { Operators = [.. Registry.All, new OpaqueOp("f", 1), new OpaqueOp("f", 1, 1, 1), new OpaqueOp("l", 2, 1, 2)] };
        for (var i = 0; i < 1500; i++)
        {
            var graph = random.Next(1 + (i % 24), everything);
            var unicode = Printer.Print(graph, PrintOptions.Unicode).ToString();
            var read = UnicodeReader.Read(unicode);
            Assert.True(ReferenceEquals(graph, Model.TryParse(read, new() { Opaque = Options.Opaque }, out var model, out _) ? model.Output : null), $"seed {seed}: {graph}\n{unicode}\n{read}");
        }
    }
}
