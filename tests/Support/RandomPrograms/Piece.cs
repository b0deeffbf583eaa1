namespace SymDiff.Support;

/// <summary>A piece of text and how tightly its outermost operator binds.</summary>
internal readonly record struct Piece(string Text, Binding Binding)
{
    /// <summary>A call.</summary>
    public static Piece Call(string function, params Piece[] arguments) => new($"{function}({string.Join(", ", arguments.Select(a => a.Text))})", Binding.Atom);

    /// <summary>An operator between two operands, which get parentheses where they bind less tightly than asked.</summary>
    public static Piece Infix(Piece left, string symbol, Piece right, Binding binding, Binding atLeft, Binding atRight) =>
        new(left.Inside(atLeft) + symbol + right.Inside(atRight), binding);

    public static Piece operator +(Piece left, Piece right) => Infix(left, " + ", right, Binding.Sum, Binding.Sum, Binding.Product);

    public static Piece operator -(Piece left, Piece right) => Infix(left, " - ", right, Binding.Sum, Binding.Sum, Binding.Product);

    public static Piece operator *(Piece left, Piece right) => Infix(left, "*", right, Binding.Product, Binding.Product, Binding.Power);

    public static Piece operator /(Piece left, Piece right) => Infix(left, "/", right, Binding.Product, Binding.Product, Binding.Power);

    public static Piece operator -(Piece operand) => new("-" + operand.Inside(Binding.Product), Binding.Sum);

    /// <summary>The power.</summary>
    public Piece To(Piece exponent) => Infix(this, "^", exponent, Binding.Power, Binding.Atom, Binding.Power);

    /// <summary>What follows a whole operand: an index, a transposition.</summary>
    public Piece Then(string postfix) => new(Inside(Binding.Atom) + postfix, Binding.Atom);

    private string Inside(Binding required) => Binding >= required ? Text : $"({Text})";
}

/// <summary>Levels of precedence, loosest first.</summary>
internal enum Binding
{
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Power,
    Atom,
}
