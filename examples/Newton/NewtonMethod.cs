using System.Globalization;

namespace SymDiff.Examples;

/// <summary>Finds the minimum of Rosenbrock's valley by Newton's method, with gradient and Hessian compiled from the formula.</summary>
public static class NewtonMethod
{
    private static readonly string[] Variables = ["x", "y"];

    /// <summary>Prints the point, the value there and the gradient's length, step by step.</summary>
    public static void Run(TextWriter output)
    {
        Expr valley = Expr.Parse("(1 - x)^2 + 100*(y - x^2)^2");
        output.WriteLine($"f = {valley}");
        foreach (var (name, slope) in valley.Gradient(Variables)) output.WriteLine($"df/d{name} = {slope}");
        foreach (var (point, value, length) in Steps(valley, [-1.2, 1], 5))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"x = {point[0],9:F6}   y = {point[1],9:F6}   f = {value:E2}   |df| = {length:E2}"));
    }

    /// <summary>The points that the method visits, each with the value and the gradient's length.</summary>
    public static IEnumerable<(double[] Point, double Value, double Slope)> Steps(Expr function, double[] start, int count)
    {
        var f = function.CompileValueGradientAndHessian(Variables, Variables);
        var (point, g, h) = (start, new double[2], new double[4]);
        for (var i = 0; i <= count; i++)
        {
            var value = f(point, g, h);
            yield return (point, value, Math.Sqrt((g[0] * g[0]) + (g[1] * g[1])));
            var determinant = (h[0] * h[3]) - (h[1] * h[2]);
            point = [point[0] - (((h[3] * g[0]) - (h[1] * g[1])) / determinant), point[1] - (((h[0] * g[1]) - (h[2] * g[0])) / determinant)];
        }
    }
}
