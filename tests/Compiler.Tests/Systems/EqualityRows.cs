namespace SymDiff.Compiler.Tests.Systems;

/// <summary>What the worked systems say is equal: two forms of a function, or what our derivative should be.</summary>
internal static class EqualityRows
{
    private const string Net = "r = W2 @ sigmoid(W1 @ x + b1) + b2 - y\nz = sigmoid(W1 @ x + b1)\nE = sum(r^2)/2\n";

    /// <summary>Each with its row, declarations, definitions that both sides may use, and the two sides.</summary>
    public static IReadOnlyList<(string Row, string Declared, string Before, string Left, string Right)> All { get; } =
    [
        ("A1", "w, x", "", "grad(sigmoid(w*x), w)", "x*sigmoid(w*x)*(1 - sigmoid(w*x))"),
        ("A2", "x", "", "1/(1+exp(-x))", "sigmoid(x)"),
        ("A2 derivative", "x", "", "grad(1/(1+exp(-x)), x)", "sigmoid(x)*(1-sigmoid(x))"),
        ("A3", "x", "", "grad(relu(x), x)", "step(x)"),
        ("A3 max", "x", "", "grad(max(x, 0), x)", "where(x >= 0, 1, 0)"),
        ("A4 quotient", "x", "", "tanh(x)", "sinh(x)/cosh(x)"),
        ("A4 exponentials", "x", "", "tanh(x)", "(exp(x)-exp(-x))/(exp(x)+exp(-x))"),
        ("A4 derivative", "x", "", "grad(sinh(x)/cosh(x), x)", "1 - tanh(x)^2"),
        ("A5 as printed", "x", "", "grad(max(x, -0.1*x), x)", "where(x >= 0, 1, -0.1)"),
        ("A5", "x", "", "grad(max(x, 0.1*x), x)", "where(x >= 0, 1, 0.1)"),
        ("A6", "x", "", "max(0,x) + -1*min(0,x)", "abs(x)"),
        ("A6 parametric", "z, alpha", "", "grad(max(0,z) + alpha*min(0,z), alpha)", "min(0, z)"),
        ("A7", "x", "", "grad(log(sigmoid(x)), x)", "1 - sigmoid(x)"),
        ("A8", "x", "", "log(sigmoid(x)/(1-sigmoid(x)))", "x"),
        ("A9", "x", "", "sigmoid(x)", "tanh(x/2)/2 + 1/2"),
        ("A10", "x[d], z[d], k", "", "grad(exp(-k*norm2(x - z)^2), x)", "-2*k*(x - z)*exp(-k*norm2(x - z)^2)"),
        ("A11", "x", "", "grad((x^2)^2 + x^2, x)", "4*x^3 + 2*x"),
        ("B1", "x", "opaque l(2), g(1), h(1)\n", "grad(l(g(x), h(x)), x)", "D[1](l)(g(x), h(x))*g'(x) + D[2](l)(g(x), h(x))*h'(x)"),
        ("B5", "W1[h,n], x[n], b[h], W2[m,h], y[m]", "opaque Phi(1)\na = W1 @ x + b\nr = W2 @ Phi(a) - y\n", "grad(norm2(r)^2/2, x)", "W1' @ (Phi'(a)*(W2' @ r))"),
        ("C3", "x[n]", "", "jacobian(softmax(x), x)", "diag(softmax(x)) - outer(softmax(x), softmax(x))"),
        ("C4", "x[n], g[n]", "", "grad(sum(g*softmax(x)), x)", "softmax(x)*(g - softmax(x) @ g)"),
        ("C5", "x[n]", "", "jacobian(log_softmax(x), x)", "eye(n) - outer(ones(n), softmax(x))"),
        ("C6 shift", "x[n], c", "", "softmax(x + c)", "softmax(x)"),
        ("C6 of two", "a, b", "", "softmax([a, b])", "[sigmoid(a - b), 1 - sigmoid(a - b)]"),
        ("C6 one parameter less", "x[n]", "", "softmax(x)", "softmax(x - x[0])"),
        ("C7", "p[2]", "", "grad((2*p[0] + 3*p[1])^2, p)", "[8*p[0] + 12*p[1], 12*p[0] + 18*p[1]]"),
        ("C8", "p[2]", "", "jacobian([p[0]^2 + 2*p[1], 3*p[0] + 4*p[1]^2], p)", "[[2*p[0], 2], [3, 8*p[1]]]"),
        ("C9", "t", "", "[[2*t, 2], [3, 8*t^2]] @ [1, 2*t]", "[6*t, 3 + 16*t^3]"),
        ("C10 directly", "p[2]", "", "jacobian([2*(p[0] - 4*p[1])*(p[0]*p[1]), p[0]*p[1] - (p[0] + p[1])], p)", "[[4*p[0]*p[1] - 8*p[1]^2, 2*p[0]^2 - 16*p[0]*p[1]], [p[1] - 1, p[0] - 1]]"),
        ("C10 as a product", "p[2]", "", "[[2*p[0]*p[1], 2*(p[0] - 4*p[1]), 0], [0, 1, -1]] @ jacobian([p[0] - 4*p[1], p[0]*p[1], p[0] + p[1]], p)", "[[4*p[0]*p[1] - 8*p[1]^2, 2*p[0]^2 - 16*p[0]*p[1]], [p[1] - 1, p[0] - 1]]"),
        ("C11", "p[2]", "", "jacobian([3*(p[0] - 5*p[1])*(p[0]*p[1]), p[0]*p[1] - (p[0] - p[1])], p)", "[[6*p[0]*p[1] - 15*p[1]^2, 3*p[0]^2 - 30*p[0]*p[1]], [p[1] - 1, p[0] + 1]]"),
        ("D1", "y, a", "", "grad(-(y*log(sigmoid(a)) + (1 - y)*log(1 - sigmoid(a))), a)", "sigmoid(a) - y"),
        ("D2", "y, a", "", "grad((y - sigmoid(a))^2, a)", "-2*(y - sigmoid(a))*sigmoid(a)*(1 - sigmoid(a))"),
        ("D3", "y[n], z[n]", "", "grad(-sum(y*log(softmax(z))), z)", "sum(y)*softmax(z) - y"),
        ("D5", "X[m,n], y[m], theta[n]", "", "grad(-sum(y*log(sigmoid(X @ theta)) + (1 - y)*log(1 - sigmoid(X @ theta))), theta)", "X' @ (sigmoid(X @ theta) - y)"),
        ("D5 Hessian", "X[m,n], y[m], theta[n]", "s = sigmoid(X @ theta)\n", "hessian(-sum(y*log(s) + (1 - y)*log(1 - s)), theta)", "X' @ diag(s*(1 - s)) @ X"),
        ("E3 output", "x[n], y[k], W1[h,n], b1[h], W2[k,h], b2[k]", Net, "grad(E, W2)", "outer(r, z)"),
        ("E3 hidden", "x[n], y[k], W1[h,n], b1[h], W2[k,h], b2[k]", Net, "grad(E, W1)", "outer((W2' @ r)*z*(1 - z), x)"),
        ("E8", "x[n], W1[h,n], b1[h], W2[k,h], b2[k]", "", "W2 @ sigmoid(W1 @ x + b1) + b2", "(W2/2) @ tanh((W1/2) @ x + b1/2) + b2 + sum(W2, axis=1)/2"),
    ];

    /// <summary>The two sides of a row.</summary>
    public static (Expr Left, Expr Right) Sides(string name)
    {
        var (_, declared, before, left, right) = All.Single(row => row.Row == name);
        return (Read(left), Read(right));

        Expr Read(string side) => Model.Parse($"input {declared}\n{before}{side}").Output;
    }
}
