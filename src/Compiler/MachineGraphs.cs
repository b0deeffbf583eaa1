using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>The graphs that are compiled: a function alone, or with its derivatives.</summary>
internal static class MachineGraphs
{
    /// <summary>The value and its gradient.</summary>
    public static Expr[] ValueAndGradient(Expr value, ReadOnlySpan<Expr> wrt) => [value, .. Differentiator.Gradient(value, wrt)];

    /// <summary>The value, its gradient and its Hessian row by row; entries beyond the diagonal are those before it.</summary>
    public static Expr[] ValueGradientAndHessian(Expr value, ReadOnlySpan<Expr> wrt)
    {
        var n = wrt.Length;
        var gradient = Differentiator.Gradient(value, wrt);
        var hessian = new Expr[n * n];
        for (var row = 0; row < n; row++)
        {
            var upper = Differentiator.Gradient(gradient[row], wrt[row..]);
            for (var column = row; column < n; column++)
                hessian[(row * n) + column] = hessian[(column * n) + row] = upper[column - row];
        }
        return [value, .. gradient, .. hessian];
    }
}
