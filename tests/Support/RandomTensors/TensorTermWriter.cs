namespace SymDiff.Support;

/// <summary>
/// Writes random terms of a given shape, by kind: any real numbers, positive ones, numbers well between -1 and 1, conditions. An operator gets an argument of the kind and
/// shape that it asks for, so that most texts are right and defined almost everywhere.
/// </summary>
internal sealed partial class TensorTermWriter
{
    private static readonly string[] OfReal =
        ["sin", "cos", "tanh", "atan", "asinh", "sigmoid", "softplus", "erf", "abs", "relu", "silu", "gelu", "softsign", "log_sigmoid", "log_cosh", "sign", "floor", "stop_gradient", "hard_tanh"];
    private static readonly string[] OfUnit = ["exp", "expm1", "sinh", "cosh", "tan", "asin", "acos", "atanh", "exp2"];
    private static readonly string[] OfPositive = ["log", "log1p", "sqrt", "lgamma", "log2", "cbrt"];
    private static readonly string[] OfTwo = ["hypot", "max", "min", "logaddexp"];
    private static readonly string[] OfRealAndPositive = ["xlogy", "xlog1py", "atan2"];
    private static readonly string[] Literals = ["2", "3", "0.5", "1.25", "1/3", "0.1", "pi"];

    private readonly Random random;
    private readonly TensorNames names;
    private readonly Form[] forms;

    public TensorTermWriter(Random random, TensorNames names)
    {
        (this.random, this.names) = (random, names);
        Form[] elementwise = [Sum, Difference, Product, Quotient, Negation, Power, OfOne, OfSeveral, Choice, Guarded, MacroCall];
        forms = [.. elementwise, .. elementwise, .. Products(), .. Products(), .. Reductions(), .. Structure(), .. Windows(), .. LinearAlgebra()];
    }

    private delegate Piece? Form(Shape shape, int size);

    /// <summary>Real numbers by about the given number of operators.</summary>
    public Piece Real(Shape shape, int size)
    {
        if (size <= 0) return Leaf(shape);
        while (true) if (forms[random.Next(forms.Length)](shape, size) is { } piece) return piece;
    }

    private Piece? Sum(Shape shape, int size) => Both(shape, size, (x, y) => x + y);

    private Piece? Difference(Shape shape, int size) => Both(shape, size, (x, y) => x - y);

    private Piece? Product(Shape shape, int size) => Both(shape, size, (x, y) => x * y);

    private Piece? Quotient(Shape shape, int size)
    {
        var (first, second) = Broadcast(shape);
        var (left, right) = Split(size);
        return Real(first, left) / Positive(second, right);
    }

    private Piece? Negation(Shape shape, int size) => -Real(shape, size - 1);

    private Piece? Power(Shape shape, int size) => random.Next(3) > 0
        ? Real(shape, size - 1).To(Atom(random.Next(2, 4).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : Positive(shape, size / 2).To(Unit(Broadcast(shape).Second, size / 2));

    private Piece? OfOne(Shape shape, int size) => random.Next(4) switch
    {
        0 => Piece.Call(Any(OfUnit), Unit(shape, size - 1)),
        1 => Piece.Call(Any(OfPositive), Positive(shape, size - 1)),
        _ => Piece.Call(Any(OfReal), Real(shape, size - 1)),
    };

    private Piece? OfSeveral(Shape shape, int size)
    {
        if (random.Next(3) > 0) return Both(shape, size, (x, y) => Piece.Call(Any(OfTwo), x, y));
        var (first, second) = Broadcast(shape);
        return Piece.Call(Any(OfRealAndPositive), Real(first, size / 2), Positive(second, size / 2));
    }

    private Piece? Choice(Shape shape, int size)
    {
        var branches = (Taken: Broadcast(shape).Second, Other: Broadcast(shape).First);
        return Piece.Call("where", Condition(Broadcast(shape).Second, size / 3), Real(branches.Taken, size / 3), Real(branches.Other, size / 3));
    }

    /// <summary>A branch that is undefined where it is not taken.</summary>
    private Piece? Guarded(Shape shape, int size)
    {
        var value = Real(shape, size / 2);
        var other = random.Next(2) == 0 ? Atom("0") : Real(Broadcast(shape).Second, size / 2);
        return Piece.Call("where", Piece.Infix(value, " > ", Atom("0.3"), Binding.Comparison, Binding.Sum, Binding.Sum), Piece.Call(Any(["log", "sqrt"]), value - Atom("0.25")), other);
    }

    private Piece? MacroCall(Shape shape, int size) => names.Macros.Count == 0 ? null : Both(shape, size, (x, y) => Piece.Call(Any(names.Macros), x, y));

    private Piece Positive(Shape shape, int size) => random.Next(8) switch
    {
        _ when size <= 0 => Piece.Call("cosh", Atom("0.5") * Leaf(shape)),
        0 => Piece.Call("exp", Unit(shape, size - 1)),
        1 => Real(shape, size - 1).To(Atom("2")) + Atom("0.5"),
        2 => Piece.Call("sqrt", Positive(shape, size - 1)),
        3 => Piece.Call("abs", Real(shape, size - 1)) + Atom("1/4"),
        4 => Piece.Call("softplus", Real(shape, size - 1)),
        5 => Positive(shape, size / 2) + Positive(Broadcast(shape).Second, size / 2),
        6 => Positive(shape, size / 2) * Positive(Broadcast(shape).Second, size / 2),
        _ => Atom("0.1") + Piece.Call("sigmoid", Real(shape, size - 1)),
    };

    private Piece Unit(Shape shape, int size) => random.Next(4) switch
    {
        0 => Atom("0.9") * Piece.Call("tanh", Real(shape, size - 1)),
        1 => Atom("0.9") * Piece.Call("sin", Real(shape, size - 1)),
        2 => Atom("0.95") * Piece.Call("softsign", Real(shape, size - 1)),
        _ => Atom("1.8") * Piece.Call("sigmoid", Real(shape, size - 1)) - Atom("0.9"),
    };

    private Piece Condition(Shape shape, int size)
    {
        var comparison = Piece.Infix(Real(shape, size / 2), Any([" < ", " <= ", " > ", " >= "]), Real(Broadcast(shape).Second, size / 2), Binding.Comparison, Binding.Sum, Binding.Sum);
        return random.Next(5) switch
        {
            0 when size > 1 => Piece.Infix(comparison, Any([" and ", " or "]), comparison, Binding.Or, Binding.Comparison, Binding.Comparison),
            1 => new($"not ({comparison.Text})", Binding.Not),
            _ => comparison,
        };
    }

    private Piece Leaf(Shape shape)
    {
        if (random.Next(8) > 0) return Atom(names.Of(shape));
        return shape.Rank switch
        {
            0 => Atom(Any(Literals)),
            1 when random.Next(3) == 0 => Atom($"e(0, {shape.Axes[0]})"),
            2 when shape.IsSquare() => Atom($"eye({shape.Axes[0]})"),
            _ => Atom($"{(random.Next(5) == 0 ? "zeros" : "ones")}({shape.Listed()})"),
        };
    }

    private Piece? Both(Shape shape, int size, Func<Piece, Piece, Piece> join)
    {
        var (first, second) = Broadcast(shape);
        var (left, right) = Split(size);
        return random.Next(2) == 0 ? join(Real(first, left), Real(second, right)) : join(Real(second, right), Real(first, left));
    }

    /// <summary>Two shapes that broadcast to this one; mostly the first is the shape itself.</summary>
    private (Shape First, Shape Second) Broadcast(Shape shape)
    {
        var second = shape.Axes[random.Next(shape.Rank + 1)..].ToArray();
        for (var i = 0; i < second.Length; i++) if (random.Next(4) == 0) second[i] = 1;
        return random.Next(2) == 0 ? (shape, shape) : (shape, Shape.Of(second));
    }

    private (int Left, int Right) Split(int size)
    {
        var left = random.Next(size);
        return (left, size - 1 - left);
    }

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static Piece Atom(string text) => new(text, text.Contains('/', StringComparison.Ordinal) ? Binding.Product : Binding.Atom);
}
