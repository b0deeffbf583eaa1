using System.Globalization;

namespace SymDiff.Support;

/// <summary>
/// Writes random terms by kind: any real number, a positive one, one well between -1 and 1, a condition. A function gets an argument of the kind its domain asks
/// for, so that most texts are defined almost everywhere.
/// </summary>
internal sealed class TermWriter(Random random, IReadOnlyList<string> names, IReadOnlyList<string> macros)
{
    private static readonly string[] Literals = ["2", "3", "0.5", "1.25", "7", "1/3", "0.1", "2.5e-1", "1", "pi"];
    private static readonly string[] OfReal =
    [
        "sin", "cos", "tanh", "atan", "asinh", "sigmoid", "softplus", "erf", "erfc", "cbrt", "abs", "sign", "step", "floor", "ceil", "round", "trunc",
        "stop_gradient", "relu", "silu", "gelu", "softsign", "hard_tanh", "log_sigmoid", "sgn", "arctan", "heaviside", "mish", "log_cosh",
    ];
    private static readonly string[] OfUnit = ["exp", "expm1", "sinh", "cosh", "tan", "asin", "acos", "atanh", "exp2", "sec", "arcsin", "arccos", "erfcx", "erfc_hazard", "log_erfc", "log_half_erfc"];
    private static readonly string[] OfPositive = ["log", "log1p", "sqrt", "lgamma", "digamma", "ln", "log2", "log10", "log_step"];
    private static readonly string[] OfTwoPositive = ["log_product", "sqrt_step"];
    private static readonly string[] OfTwoUnits = ["exp_ratio", "exp_product", "compound", "compound_gain"];
    private static readonly string[] OfTwo = ["hypot", "max", "min", "logaddexp"];

    // atan2 among them: on its cut, beyond a second argument below 0, the sign of a zero decides
    private static readonly string[] OfRealAndPositive = ["xlogy", "xlog1py", "mod", "atan2"];
    private static readonly string[] Comparisons = [" < ", " <= ", " > ", " >= "];

    /// <summary>A real number of about the given number of operators.</summary>
    public Piece Real(int size)
    {
        if (size <= 0) return Leaf();
        var (left, right) = Split(size);
        return random.Next(24) switch
        {
            < 4 => Real(left) + Real(right),
            < 7 => Real(left) - Real(right),
            < 10 => Real(left) * Real(right),
            < 12 => Real(left) / Positive(right),
            12 => -Real(size - 1),
            13 => Real(size - 1).To(Atom(random.Next(2, 5).ToString(CultureInfo.InvariantCulture))),
            14 => Positive(left).To(Unit(right)),
            < 17 => Piece.Call(Any(OfReal), Real(size - 1)),
            17 => Piece.Call(Any(OfUnit), Unit(size - 1)),
            18 => Piece.Call(Any(OfPositive), Positive(size - 1)),
            19 => Piece.Call(Any(OfTwo), Real(left), Real(right)),
            20 => Piece.Call(Any(OfRealAndPositive), Real(left), Positive(right)),
            21 => Piece.Call("where", Condition(size / 3), Real(size / 3), Real(size / 3)),
            22 => Rare(size - 1),
            _ => macros.Count > 0 ? Piece.Call(Any(macros), Real(left), Real(right)) : Positive(size),
        };
    }

    private Piece Rare(int size) => random.Next(9) switch
    {
        0 => Piece.Call("log1mexp", -Positive(size)),
        1 => Piece.Call("acosh", Atom("1") + Positive(size)),
        2 => Piece.Call("polygamma", Atom("1"), Positive(size)),
        3 => Piece.Call("clip", Real(size), Atom("-1"), Atom("2")),
        4 => Piece.Call(Any(OfTwoPositive), Positive(size), Positive(size / 2)),
        5 => Piece.Call(Any(OfTwoUnits), Unit(size), Unit(size / 2)),
        6 => Piece.Call("power_gain", Positive(size), Unit(size / 2)),
        7 => Piece.Call("root_gain", Real(size), Positive(size / 2)),
        _ => Piece.Call("leaky_relu", Real(size), Atom("0.1")),
    };

    private Piece Positive(int size)
    {
        if (size <= 0) return Atom(Any(Literals[..5]));
        var (left, right) = Split(size);
        return random.Next(10) switch
        {
            0 => Piece.Call("exp", Unit(size - 1)),
            1 => Real(size - 1).To(Atom("2")) + Atom("0.5"),
            2 => Piece.Call("sqrt", Positive(size - 1)),
            3 => Piece.Call("abs", Real(size - 1)) + Atom("1/4"),
            4 => Piece.Call("softplus", Real(size - 1)),
            5 => Positive(left) + Positive(right),
            6 => Positive(left) * Positive(right),
            7 => Positive(left) / Positive(right),
            8 => Piece.Call("cosh", Unit(size - 1)),
            _ => Piece.Call("hypot", Real(left), Positive(right)),
        };
    }

    private Piece Unit(int size) => random.Next(5) switch
    {
        0 => Atom("0.9") * Piece.Call("tanh", Real(size - 1)),
        1 => Atom("0.9") * Piece.Call("sin", Real(size - 1)),
        2 => Atom("0.8") * Piece.Call("erf", Real(size - 1)),
        3 => Atom("0.95") * Piece.Call("softsign", Real(size - 1)),
        _ => Atom("1.8") * Piece.Call("sigmoid", Real(size - 1)) - Atom("0.9"),
    };

    private Piece Condition(int size)
    {
        var (left, right) = Split(size);
        return random.Next(8) switch
        {
            0 when size > 1 => Piece.Infix(Condition(left), " and ", Condition(right), Binding.And, Binding.And, Binding.Not),
            1 when size > 1 => Piece.Infix(Condition(left), " or ", Condition(right), Binding.Or, Binding.Or, Binding.And),
            2 when size > 1 => new("not " + Condition(size - 1) switch { { Binding: >= Binding.Not } plain => plain.Text, var loose => $"({loose.Text})" }, Binding.Not),
            _ => Piece.Infix(Real(left), Any(Comparisons), Real(right), Binding.Comparison, Binding.Sum, Binding.Sum),
        };
    }

    private Piece Leaf() => Atom(random.Next(4) > 0 ? Any(names) : Any(Literals));

    private (int Left, int Right) Split(int size)
    {
        var left = random.Next(size);
        return (left, size - 1 - left);
    }

    private string Any(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    private static Piece Atom(string text) => new(text, text.Contains('/', StringComparison.Ordinal) ? Binding.Product : Binding.Atom);
}
