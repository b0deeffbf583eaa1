namespace SymDiff.Simplification;

/// <summary>
/// A product written step by step, as the chain rule makes it: what came before, times or divided by one operand. Two products of one sweep that begin
/// with the same steps share them, so their common factor is where their paths part.
/// </summary>
/// <param name="parent">What came before; null for the path without steps, whose value is 1.</param>
/// <param name="operand">The operand of the last step.</param>
/// <param name="divides">Whether the last step divides.</param>
internal sealed class ProductPath(ProductPath? parent, Expr operand, bool divides)
{
    private readonly ProductPath? beginning = parent?.Beginning;
    private Expr? value = parent is null ? operand : null;

    public ProductPath? Parent => parent;

    public Expr Operand => operand;

    public bool Divides => divides;

    /// <summary>Number of steps.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The path up to its first step that is more than a number; null if all are numbers.</summary>
    public ProductPath? Beginning => beginning ?? (parent is not null && (divides || operand.Literal is null) ? this : null);

    /// <summary>Whether a step is more than a number.</summary>
    public bool HasFactor => Beginning is not null;

    /// <summary>The literal that the last step multiplies by, or null.</summary>
    public Number? Literal => divides || parent is null ? null : operand.Literal;

    /// <summary>The product as an expression, evaluated from the first step to the last.</summary>
    public Expr Value
    {
        get
        {
            if (value is not null) return value;
            var pending = new Stack<ProductPath>();
            for (var path = this; path.value is null; path = path.Parent!) pending.Push(path);
            while (pending.TryPop(out var path)) path.value = path.Apply(path.Parent!.Value);
            return value!;
        }
    }

    /// <summary>Whether another path is the beginning of this one.</summary>
    public bool Passes(ProductPath point)
    {
        var path = this;
        while (path.Depth > point.Depth) path = path.Parent!;
        return path == point;
    }

    /// <summary>The steps behind an earlier point of the path, first to last.</summary>
    public List<ProductPath> StepsFrom(ProductPath origin)
    {
        var steps = new List<ProductPath>();
        for (var path = this; path != origin; path = path.Parent!) steps.Add(path);
        steps.Reverse();
        return steps;
    }

    private Expr Apply(Expr before) =>
        divides ? before / operand
        : operand.Literal is null ? OperandOrder.Precedes(operand, before) ? operand * before : before * operand
        : operand.Literal.Equals(Number.MinusOne) ? -before
        : operand * before;
}
