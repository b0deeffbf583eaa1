namespace SymDiff.Support;

/// <summary>
/// A hyper-dual number a + b*e1 + c*e2 + d*e1*e2 with e1^2 = e2^2 = 0: evaluating a function on numbers seeded in two directions gives the value,
/// two first derivatives and the mixed second one. Fike and Alonso, "The development of hyper-dual numbers for exact second-derivative calculations" (2011).
/// </summary>
/// <param name="Value">The value a.</param>
/// <param name="First">Derivative in the first direction.</param>
/// <param name="Second">Derivative in the second direction.</param>
/// <param name="Mixed">Second derivative, once in each direction.</param>
/// <param name="Paths">
/// The first derivative with every contribution taken absolutely. Its contributions may be added in any order, so this is what their rounding is relative to.
/// </param>
/// <param name="DependsOnFirst">Whether the first direction's variable occurs.</param>
/// <param name="DependsOnSecond">Whether the second direction's variable occurs.</param>
internal readonly record struct Dual(double Value, double First, double Second, double Mixed, double Paths, bool DependsOnFirst, bool DependsOnSecond)
{
    public static implicit operator Dual(double value) => new(value, 0, 0, 0, 0, false, false);

    /// <summary>A variable: seeded in the directions that are its own.</summary>
    public static Dual Variable(double value, bool isFirst, bool isSecond) => new(value, isFirst ? 1 : 0, isSecond ? 1 : 0, 0, isFirst ? 1 : 0, isFirst, isSecond);

    /// <summary>Chain rule for one argument.</summary>
    public static Dual Apply(Jet f, Dual x) => f.IsFlat ? f.Value : Of(f.Value, [x], [f.Slope], [(f.Curvature, x, x)]);

    /// <summary>Chain rule for two arguments.</summary>
    public static Dual Apply(Jet2 f, Dual x, Dual y) => f.IsFlat ? f.Value : Of(f.Value, [x, y], [f.X, f.Y], [(f.XX, x, x), (f.YY, y, y), (f.XY, x, y), (f.XY, y, x)]);

    /// <summary>What was asked for by naming no direction, the first, or both: the value, a first or the second derivative.</summary>
    public double Part(string? first, string? second) => first is null ? Value : second is null ? First : Mixed;

    /// <summary>Every part multiplied by its own factor.</summary>
    public Dual Scale(Func<double> factor) =>
        this with { Value = Value * factor(), First = First * factor(), Second = Second * factor(), Mixed = Mixed * factor() };

    /// <summary>
    /// What does not depend on a direction contributes nothing to it, whatever the partial derivative is: x^2 has no use for log(x), which y in x^y needs.
    /// </summary>
    private static Dual Of(double value, ReadOnlySpan<Dual> arguments, ReadOnlySpan<double> slopes, ReadOnlySpan<(double Curvature, Dual A, Dual B)> pairs)
    {
        var (first, second, mixed, paths) = (0.0, 0.0, 0.0, 0.0);
        var (onFirst, onSecond) = (false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var x = ref arguments[i];
            if (x.DependsOnFirst) first += slopes[i] * x.First;
            if (x.DependsOnFirst) paths += Math.Abs(slopes[i]) * x.Paths;
            if (x.DependsOnSecond) second += slopes[i] * x.Second;
            if (x.DependsOnFirst && x.DependsOnSecond) mixed += slopes[i] * x.Mixed;
            (onFirst, onSecond) = (onFirst || x.DependsOnFirst, onSecond || x.DependsOnSecond);
        }
        foreach (var (curvature, a, b) in pairs) if (a.DependsOnFirst && b.DependsOnSecond) mixed += curvature * a.First * b.Second;
        return new(value, first, second, mixed, paths, onFirst, onSecond);
    }
}

/// <summary>A function of one argument at a point: value, first and second derivative. Flat is a step function: no derivative flows, whatever the argument's is.</summary>
internal readonly record struct Jet(double Value, double Slope, double Curvature, bool IsFlat = false);

/// <summary>A function of two arguments at a point: value, first and second partial derivatives. Flat as for one argument.</summary>
internal readonly record struct Jet2(double Value, double X, double Y, double XX, double XY, double YY, bool IsFlat = false);
