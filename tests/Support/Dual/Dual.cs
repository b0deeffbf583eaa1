namespace SymDiff.Support;

/// <summary>
/// A hyper-dual number a + b*e1 + c*e2 + d*e1*e2 with e1^2 = e2^2 = 0: evaluating a function on numbers seeded in two directions gives the value,
/// two first derivatives and the mixed second one. Fike and Alonso, "The development of hyper-dual numbers for exact second-derivative calculations" (2011).
/// </summary>
internal readonly record struct Dual(double Value, double First, double Second, double Mixed)
{
    public static implicit operator Dual(double value) => new(value, 0, 0, 0);

    /// <summary>Chain rule for one argument.</summary>
    public static Dual Apply(Jet f, Dual x) => new(
        f.Value,
        Times(f.Slope, x.First),
        Times(f.Slope, x.Second),
        Times(f.Slope, x.Mixed) + Times(f.Curvature, x.First, x.Second));

    /// <summary>Chain rule for two arguments.</summary>
    public static Dual Apply(Jet2 f, Dual x, Dual y) => new(
        f.Value,
        Times(f.X, x.First) + Times(f.Y, y.First),
        Times(f.X, x.Second) + Times(f.Y, y.Second),
        Times(f.X, x.Mixed) + Times(f.Y, y.Mixed) + Times(f.XX, x.First, x.Second) + Times(f.YY, y.First, y.Second)
            + Times(f.XY, x.First, y.Second) + Times(f.XY, x.Second, y.First));

    /// <summary>Every part multiplied by its own factor.</summary>
    public Dual Scale(Func<double> factor) => new(Value * factor(), First * factor(), Second * factor(), Mixed * factor());

    // what does not depend on the direction contributes nothing, whatever the partial derivative is
    private static double Times(double partial, double tangent) => tangent == 0 ? 0 : partial * tangent;

    private static double Times(double partial, double first, double second) => first == 0 || second == 0 ? 0 : partial * first * second;
}

/// <summary>A function of one argument at a point: value, first and second derivative.</summary>
internal readonly record struct Jet(double Value, double Slope, double Curvature);

/// <summary>A function of two arguments at a point: value, first and second partial derivatives.</summary>
internal readonly record struct Jet2(double Value, double X, double Y, double XX, double XY, double YY);
