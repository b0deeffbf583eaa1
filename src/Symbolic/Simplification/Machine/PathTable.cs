using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Makes paths; equal ones are one object. What can be said of neighbouring steps is applied on the way.</summary>
/// <param name="written">Nodes of what the user wrote, which are computed anyway and never taken apart.</param>
internal sealed class PathTable(NodeSet written)
{
    private const int LookBack = 4;

    private readonly Dictionary<(ProductPath, Expr, bool), ProductPath> paths = [];
    private readonly Dictionary<(Expr, Expr), Expr> quotients = written.Where(node => node.Op == Arithmetic.Divide).ToDictionary(node => (node.Args[0], node.Args[1]));

    /// <summary>The path without steps.</summary>
    public ProductPath One { get; } = new(null, 1, false);

    /// <summary>One factor more. It cancels in an earlier divisor, and makes a quotient that the user wrote if it can.</summary>
    public ProductPath Times(ProductPath path, Expr factor)
    {
        if (factor.Literal is { } literal) return Times(path, literal);
        if (IsNegative(path)) return Negate(Times(path.Parent!, factor));
        if (DivisorWith(factor, path) is { } divisor)
            return Behind(Over(divisor.Parent!, Without(divisor.Operand, factor)), divisor, path);
        return path.Divides && Quotient(factor, path.Operand) is { } quotient ? Step(path.Parent!, quotient, false) : Step(path, factor, false);
    }

    /// <summary>One number more; neighbouring ones are multiplied exactly.</summary>
    public ProductPath Times(ProductPath path, Number factor) =>
        factor.Sign < 0 ? Negate(Times(path, factor.Negate()))
        : IsNegative(path) ? Negate(Times(path.Parent!, factor))
        : factor.IsOne ? path
        : path.Literal is { } before && Number.Multiply(before, factor) is { } product ? Times(path.Parent!, product)
        : InverseOf(factor, path) is { } earlier ? Behind(earlier.Parent!, earlier, path)
        : Step(path, Expr.Constant(factor), false);

    /// <summary>The other sign. It is always the last step, so that products which differ in sign share all others.</summary>
    public ProductPath Negate(ProductPath path) => IsNegative(path) ? path.Parent! : Step(path, -1, false);

    /// <summary>One divisor more; a power of two in front of it becomes a factor, which is exact.</summary>
    public ProductPath Over(ProductPath path, Expr divisor)
    {
        if (IsNegative(path)) return Negate(Over(path.Parent!, divisor));
        if (Halving(divisor) is { } inverse) return Times(path, inverse);
        if (!written.Contains(divisor) && divisor.Op == Arithmetic.Multiply && Halving(divisor.Args[0]) is { } scale)
            return Over(Times(path, scale), Expr.Product(divisor.Args[1..]));
        return !path.Divides && path.Depth > 0 && Quotient(path.Operand, divisor) is { } quotient ? Step(path.Parent!, quotient, false) : Step(path, divisor, true);
    }

    /// <summary>The quotient as the user wrote it, or null.</summary>
    public Expr? Quotient(Expr dividend, Expr divisor) => quotients.GetValueOrDefault((dividend, divisor));

    /// <summary>Whether the last step is a sign.</summary>
    public static bool IsNegative(ProductPath path) => path.Literal is { Sign: < 0 };

    /// <summary>One of the last steps, if it divides by a product with this factor.</summary>
    private static ProductPath? DivisorWith(Expr factor, ProductPath path)
    {
        for (var steps = 0; steps < LookBack && path.Depth > 0; steps++, path = path.Parent!)
            if (path.Divides && path.Operand.Op == Arithmetic.Multiply && path.Operand.Args.Contains(factor)) return path;
        return null;
    }

    /// <summary>One of the last steps, if it is the inverse of this number.</summary>
    private static ProductPath? InverseOf(Number factor, ProductPath path)
    {
        for (var steps = 0; steps < LookBack && path.Depth > 0; steps++, path = path.Parent!)
            if (path.Literal is { } inverse && Number.Multiply(inverse, factor) is { IsOne: true }) return path;
        return null;
    }

    /// <summary>The steps of a path that follow one of its points, behind another point.</summary>
    private ProductPath Behind(ProductPath start, ProductPath point, ProductPath path)
    {
        foreach (var step in path.StepsFrom(point)) start = step.Divides ? Over(start, step.Operand) : Times(start, step.Operand);
        return start;
    }

    private static Expr Without(Expr product, Expr factor)
    {
        var left = product.ArgArray().ToList();
        left.Remove(factor);
        return Expr.Product([.. left]);
    }

    private ProductPath Step(ProductPath path, Expr operand, bool divides)
    {
        if (!paths.TryGetValue((path, operand, divides), out var next)) paths[(path, operand, divides)] = next = new(path, operand, divides);
        return next;
    }

    /// <summary>The inverse of a power of two; null for anything else.</summary>
    private static Number? Halving(Expr divisor) =>
        divisor.Literal is { IsWide: false, IsZero: false } literal && IsPowerOfTwo(literal) ? Number.Divide(Number.One, literal) : null;

    private static bool IsPowerOfTwo(Number value) =>
        (value.Denominator.IsOne && System.Numerics.BigInteger.Abs(value.Numerator).IsPowerOfTwo)
            || (System.Numerics.BigInteger.Abs(value.Numerator).IsOne && value.Denominator.IsPowerOfTwo);
}
