using SymDiff.Ops;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Logic;
using static SymDiff.Ops.Selection;

namespace SymDiff.Tests.Printing;

public class TextLayoutTests
{
    private static readonly Expr A = Expr.Variable("a"), B = Expr.Variable("b"), C = Expr.Variable("c"), X = Expr.Variable("x"), W = Expr.Variable("w");
    private static readonly Expr Wide = Expr.Constant(Number.Parse("1e400"));

    public static TheoryData<string, Expr> Sums => new()
    {
        { "a + b", A + B },
        { "a - b", A - B },
        { "-a", -A },
        { "-a + b", -A + B },
        { "-(a + b)", -(A + B) },
        { "a - (b + c)", A - (B + C) },
        { "a - (b - c)", A - (B - C) },
        { "a + b + c", Expr.Sum(A, B, C) },
        { "(a + b) + c", A + B + C },
        { "a + (b + c)", A + (B + C) },
        { "a - b - c", Expr.Sum(A, -B, -C) },
        { "(a - b) - c", A - B - C },
        { "a - 2*b", A + (-2 * B) },
        { "a - 3", A + -3 },
        { "-3 + a", -3 + A },
        { "a - 3/4", A - (Expr)3 / 4 },
        { "a + 3/4*b", A + ((Expr)3 / 4 * B) },
        { "a - 3/4*b", A - ((Expr)3 / 4 * B) },
        { "a - 2*b/c", A + (-2 * B / C) },
        { "a + (-b)*c", A + (-B * C) },
        { "a + (-2*b)*c", A + (-2 * B * C) },
        { "a - 2/b*c", A + (-2 / B * C) },
        { "a - 1/b", A + (-1 / B) },
        { "a - 1e400*b", A + (-Wide * B) },
        { "x + x", X + X },
    };

    public static TheoryData<string, Expr> Products => new()
    {
        { "a*b", A * B },
        { "-a*b", -(A * B) },
        { "(-a)*b", -A * B },
        { "a*(-b)", A * -B },
        { "a*b*c", Expr.Product(A, B, C) },
        { "(a*b)*c", A * B * C },
        { "a*(b*c)", A * (B * C) },
        { "a*b/c", A * B / C },
        { "a/b*c", A / B * C },
        { "a/b*c*x", Expr.Product(A / B, C, X) },
        { "a/b/c", A / B / C },
        { "a/(b*c)", A / (B * C) },
        { "a/(b/c)", A / (B / C) },
        { "a*(b/c)", A * (B / C) },
        { "3/4*x", (Expr)3 / 4 * X },
        { "3*x/4", 3 * X / 4 },
        { "3/4/x", (Expr)3 / 4 / X },
        { "x*(3/4)", X * ((Expr)3 / 4) },
        { "x/(3/4)", X / ((Expr)3 / 4) },
        { "x*(-2)", X * -2 },
        { "-2*x", -2 * X },
        { "-2*x", -(2 * X) },
        { "(-2*x)*a", -2 * X * A },
        { "-2*x/a", -2 * X / A },
        { "-3/4*x", -((Expr)3 / 4 * X) },
        { "-1/x", -1 / X },
        { "(-a)/b", -A / B },
        { "-a/b", -(A / B) },
        { "a/(-b)", A / -B },
        { "(a + b)*c", (A + B) * C },
        { "0.1*x", 0.1 * X },
        { "(1/3)^x", Expr.Pow((Expr)1 / 3, X) },
        { "3/0", (Expr)3 / 0 },
    };

    public static TheoryData<string, Expr> Powers => new()
    {
        { "x^2", Expr.Pow(X, 2) },
        { "-x^2", -Expr.Pow(X, 2) },
        { "(-x)^2", Expr.Pow(-X, 2) },
        { "(-2)^x", Expr.Pow(-2, X) },
        { "-2^x", -Expr.Pow(2, X) },
        { "x^(-2)", Expr.Pow(X, -2) },
        { "x^(-a)", Expr.Pow(X, -A) },
        { "x^(1/3)", Expr.Pow(X, (Expr)1 / 3) },
        { "x^0.4", Expr.Pow(X, 0.4) },
        { "x^(1/2)", Expr.Pow(X, (Expr)1 / 2) },
        { "a^b^c", Expr.Pow(A, Expr.Pow(B, C)) },
        { "(a^b)^c", Expr.Pow(Expr.Pow(A, B), C) },
        { "(a*b)^c", Expr.Pow(A * B, C) },
        { "a^(b*c)", Expr.Pow(A, B * C) },
        { "a^b*c", Expr.Pow(A, B) * C },
        { "sigmoid(x)^2", Expr.Pow(Sigmoid[X], 2) },
    };

    public static TheoryData<string, Expr> Conditions => new()
    {
        { "x >= 0", GreaterEqual[X, 0] },
        { "where(x >= 0, 1, -0.1)", Where[GreaterEqual[X, 0], 1, -0.1] },
        { "a + b < -c", Less[A + B, -C] },
        { "(a < b) == c", Equal[Less[A, B], C] },
        { "(x > 0) + 1", Greater[X, 0] + 1 },
        { "-(x > 0)", -Greater[X, 0] },
        { "not x > 0", Not[Greater[X, 0]] },
        { "(not x) > 0", Greater[Not[X], 0] },
        { "not not x", Not[Not[X]] },
        { "not (a and b)", Not[And[A, B]] },
        { "not a and b", And[Not[A], B] },
        { "a and b and c", And[And[A, B], C] },
        { "a and (b and c)", And[A, And[B, C]] },
        { "a or b and c", Or[A, And[B, C]] },
        { "(a or b) and c", And[Or[A, B], C] },
        { "a and not b", And[A, Not[B]] },
    };

    public static TheoryData<string, Expr> Calls => new()
    {
        { "x*sigmoid(w*x)*(1 - sigmoid(w*x))", Expr.Product(X, Sigmoid[W * X], 1 - Sigmoid[W * X]) },
        { "max(a, b)", Max[A, B] },
        { "max(a, b, c, x)", Max[Max[Max[A, B], C], X] },
        { "max(a, max(b, c))", Max[A, Max[B, C]] },
        { "max(min(a, b), c)", Max[Min[A, B], C] },
        { "f(x)", new OpaqueOp("f", 1)[X] },
        { "f''(x)", new OpaqueOp("f", 1, 1, 1)[X] },
        { "D[1,2](l)(a, b)", new OpaqueOp("l", 2, 1, 2)[A, B] },
        { "-inf", -Constants.Infinity.Apply() },
        { "pi*x", Constants.Pi.Apply() * X },
        { "nan", double.NaN },
        { "exp(-x^2)", Exp[-Expr.Pow(X, 2)] },
        { "atan2(a, b)", Trigonometric.Atan2[A, B] },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    [MemberData(nameof(Products))]
    [MemberData(nameof(Powers))]
    [MemberData(nameof(Conditions))]
    [MemberData(nameof(Calls))]
    public void A_graph_prints_as_the_text_that_reads_back_as_it(string text, Expr graph) => Assert.Equal(text, graph.ToString());
}
