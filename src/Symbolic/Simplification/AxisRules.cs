using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Rules for operators with axes, or with any number of operands: properties of the operators, since no pattern can state them. None changes a kink, so all may run
/// before differentiation.
/// </summary>
internal static class AxisRules
{
    private const int MostAtOneNode = 10;

    /// <summary>Formulas that are an operator with a name, and logarithms of products of positive values: for people and for the machine.</summary>
    public static Expr Recognized(Expr node, FactTable facts)
    {
        for (var i = 0; i < MostAtOneNode && (Quotient(node) ?? Function(node, facts)) is { } next; i++) node = next;
        return node;
    }

    /// <summary>The same, and logarithms that neither overflow nor cancel on the way: for the machine.</summary>
    public static Expr Stabilized(Expr node, FactTable facts) =>
        Recognized(Exponential.ArgumentOfLog(node) is { } value && value.Op.Logarithm(value) is { } logarithm ? logarithm : node, facts);

    /// <summary>The logarithm of a product of what facts prove positive, as a sum; a softmax without the summands that do not vary along its axis.</summary>
    public static Expr? Function(Expr node, FactTable facts)
    {
        if (Exponential.ArgumentOfLog(node) is not { } value) return node.Op.Unshifted(node, summand => facts[summand].IsDefined);
        return value.Op.DevelopedLogarithm(value) is { } developed && facts.Proves(developed.Condition) ? developed.Value : null;
    }

    /// <summary>exp(x)/sum(exp(x)), or something times it.</summary>
    public static Expr? Quotient(Expr node)
    {
        if (node.Op != Arithmetic.Divide || node.Args[1].Op.Logarithm(node.Args[1]) is null) return null;
        var (dividend, divisor) = (node.Args[0], node.Args[1]);
        if (Share(dividend, divisor) is { } share) return share;
        for (var i = 0; dividend.Op == Arithmetic.Multiply && i < dividend.Args.Length; i++)
            if (Share(dividend.Args[i], divisor) is { } part) return dividend.WithArgs([.. dividend.Args[..i], part, .. dividend.Args[(i + 1)..]]);
        return null;
    }

    /// <summary>The quotient of an exponential and a sum of exponentials, if there is an operator for it.</summary>
    private static Expr? Share(Expr exponential, Expr sum) =>
        Exponential.ExponentOf(exponential) is { } exponent && sum.Op.Logarithm(sum) is { } logarithm ? logarithm.Op.ExpOfDifference(logarithm, exponent) : null;
}
