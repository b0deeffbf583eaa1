using SymDiff.Printing;

namespace SymDiff.Series;

/// <summary>An expression has no Taylor series about a point.</summary>
internal sealed class SeriesException(string code, string reason, string hint)
    : SymDiffException(new Diagnostic(code, $"there is no Taylor series: {reason}", default) { Hint = hint })
{
    private SeriesException(string reason, string hint)
        : this(Codes.NoSeries, reason, hint)
    {
    }

    /// <summary>Something is no number.</summary>
    public static SeriesException Tensor(Expr node) => new(Codes.WrongRank, $"{Print(node)} has the shape {node.Shape}", "expand an expression of scalars");

    /// <summary>An operator, or one of its derivatives, has no value.</summary>
    public static SeriesException Undefined(Expr node, IReadOnlyDictionary<string, Expr> point, int order) => new(
        FormattableString.Invariant($"{(order == 0 ? "" : order == 1 ? "the derivative of " : $"derivative {order} of ")}{Here(node, point)} has no value"),
        "choose another point");

    /// <summary>An operator is not smooth.</summary>
    public static SeriesException Kink(Expr node, IReadOnlyDictionary<string, Expr> point) =>
        new($"{Here(node, point)} is at a kink or a jump", "choose a point on one side of it");

    /// <summary>The value grows beyond all bounds.</summary>
    public static SeriesException Pole(int order) => new(FormattableString.Invariant($"it is a pole of order {order}"), "choose another point");

    /// <summary>An operator's argument grows beyond all bounds: what the value does there is another matter.</summary>
    public static SeriesException PoleInside(Expr node, Expr argument, int order) =>
        new(FormattableString.Invariant($"in {Print(node)}, the argument {Print(argument)} has a pole of order {order}"), "choose another point");

    /// <summary>A divisor seems to be 0 everywhere.</summary>
    public static SeriesException Vanishing(Expr divisor) => new($"the divisor {Print(divisor)} vanishes to all powers that were looked at", "simplify the expression first");

    /// <summary>A divisor vanishes at the point but not along every direction.</summary>
    public static SeriesException Directional(Expr divisor) =>
        new($"the divisor {Print(divisor)} is 0 at the point, and its quotient depends on the direction", "expand in one variable");

    private static string Here(Expr node, IReadOnlyDictionary<string, Expr> point) => Print(node.Substitute(point));

    private static string Print(Expr node) => Printer.Print(node, PrintOptions.Text).ToString();
}
