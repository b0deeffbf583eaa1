// Logistic regression on five points by Newton's method: value, gradient and Hessian come from one compiled call.
using SymDiff;

(double X, double Y)[] data = [(-2, 0), (-1, 0), (0, 1), (1, 0), (2, 1)];
Expr loss = 0;
foreach (var (x, y) in data) loss += Expr.Parse($"softplus(w*({x}) + b) - {y}*(w*({x}) + b)");
var f = loss.CompileValueGradientAndHessian(at: ["w", "b"], wrt: ["w", "b"]);

double[] p = [0, 0], g = new double[2], h = new double[4];
for (var step = 0; step < 8; step++)
{
    f(p, g, h);
    var det = (h[0] * h[3]) - (h[1] * h[2]);
    p[0] -= ((h[3] * g[0]) - (h[1] * g[1])) / det;
    p[1] -= ((h[0] * g[1]) - (h[2] * g[0])) / det;
}
Console.WriteLine($"w = {p[0]:F4}, b = {p[1]:F4}, loss = {f(p, g, h):F4}");
Console.WriteLine(Expr.Parse("softplus(w*x + b) - y*(w*x + b)").Derivative("w"));
