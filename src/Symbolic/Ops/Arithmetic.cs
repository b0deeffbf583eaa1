namespace SymDiff.Ops;

/// <summary>Sum, product, sign, quotient and power; each folds literals and neutral elements and nothing else.</summary>
internal static class Arithmetic
{
    public static readonly ElementwiseOp Add = new AddOp();
    public static readonly ElementwiseOp Multiply = new MultiplyOp();
    public static readonly ElementwiseOp Negate = new NegateOp();
    public static readonly ElementwiseOp Divide = new DivideOp();
    public static readonly ElementwiseOp Power = new PowerOp();

    public static IReadOnlyList<Op> All { get; } = [Add, Multiply, Negate, Divide, Power];

    /// <summary>a and b of a - b; null for anything else.</summary>
    public static (Expr Left, Expr Right)? Difference(Expr node) =>
        node.Op == Add && node.Args.Length == 2 && node.Args[1].Op == Negate ? (node.Args[0], node.Args[1].Args[0]) : null;

    /// <summary>Base and exponent of a power whose exponent is no literal; null for anything else.</summary>
    public static (Expr Base, Expr Exponent)? SymbolicPower(Expr node) =>
        node.Op == Power && node.Args[1].Literal is null ? (node.Args[0], node.Args[1]) : null;
}

/// <summary>An arithmetic operator: written with a symbol.</summary>
internal abstract class ArithmeticOp(string name, string latex, Notation notation, Delegate meaning, params Partial?[] partials)
    : ElementwiseOp(name, latex, meaning, partials)
{
    internal override Notation Notation => notation;
}

/// <summary>A sum or product of any number of operands, evaluated from left to right.</summary>
internal abstract class AssociativeOp(string name, string latex, Notation notation, Func<double, double, double> meaning, Number unit, Func<Number, Number, Number?> combine)
    : ArithmeticOp(name, latex, notation, meaning)
{
    public override int? Arity => null;

    internal override bool IsCommutative => true;

    internal override bool FoldsLeft => true;

    /// <summary>The operand that changes nothing.</summary>
    internal Number Unit => unit;

    /// <summary>Leading literals are combined, for they are evaluated first anyway; units vanish.</summary>
    internal override Expr? Fold(ReadOnlySpan<Expr> args)
    {
        var literal = unit;
        var used = 0;
        for (; used < args.Length && args[used].Literal is { } next && combine(literal, next) is { } sum; used++) literal = sum;
        var units = 0;
        foreach (var arg in args[used..]) if (IsUnit(arg)) units++;
        var kept = args.Length - used - units;
        if (kept == 0) return Expr.Constant(literal);
        if (literal.Equals(unit) && kept == 1) return FirstOther(args[used..]);
        if (used <= 1 && units == 0 && !(used == 1 && literal.Equals(unit))) return null;
        var result = new List<Expr>(kept + 1);
        if (!literal.Equals(unit)) result.Add(Expr.Constant(literal));
        foreach (var arg in args[used..]) if (!IsUnit(arg)) result.Add(arg);
        return Apply([.. result]);
    }

    private bool IsUnit(Expr arg) => arg.Literal is { } value && value.Equals(unit);

    private Expr FirstOther(ReadOnlySpan<Expr> args)
    {
        foreach (var arg in args) if (!IsUnit(arg)) return arg;
        return Expr.Constant(unit);
    }
}

internal sealed class AddOp() : AssociativeOp("add", "+", new("+", Notation.Sum) { SignedSymbol = "-" }, Sum, Number.Zero, Number.Add)
{
    internal override bool IsSum => true;

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        var values = args[0].Values;
        foreach (var term in args[1..]) values = IntervalArithmetic.Add(values, term.Values);
        return Fact.Of(values);
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => cotangent;

    private static double Sum(double a, double b) => a + b;
}

internal sealed class MultiplyOp() : AssociativeOp("multiply", @"\cdot", new("*", Notation.Product), Product, Number.One, Number.Multiply)
{
    private const int FewFactors = 4;

    internal override Expr? Fold(ReadOnlySpan<Expr> args) =>
        base.Fold(args) ?? (args[0].Literal is { } first && first.Equals(Number.MinusOne) ? -Apply(args[1..]) : null);

    internal override bool HasFactors(Expr node) => true;

    internal override Factor[] Factors(Expr node)
    {
        var factors = new Factor[node.Args.Length];
        for (var i = 0; i < factors.Length; i++) factors[i] = new(node.Args[i], Number.One);
        return factors;
    }

    internal override Dimension? FanIn(Expr node, int input) => node.ArgList.Index().Any(arg => arg.Index != input && arg.Item.Literal is null) ? (Dimension)1 : null;

    /// <summary>Of a likelihood, a product with powers whose exponents vary: the logarithms of the factors.</summary>
    internal override (Expr Condition, Expr Value)? DevelopedLogarithm(Expr node)
    {
        if (!node.ArgList.Any(Exponential.IsVaryingPower)) return null;
        var logarithms = node.ArgList.Select(Exponential.LogOf).ToList();
        return (logarithms.Select(part => part.Condition).Aggregate((all, next) => Logic.And[all, next]), Expr.Sum([.. logarithms.Select(part => part.Value)]));
    }

    /// <summary>Two equal factors are a square, which is not negative.</summary>
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        if (args.Length == 2 && node.Args[0] == node.Args[1]) return IntervalArithmetic.Power(args[0], Factor.Two);
        var result = args[0];
        foreach (var factor in args[1..])
            result = Fact.Of(IntervalArithmetic.Multiply(result.Values, factor.Values), result.IsNonZero && factor.IsNonZero);
        return result;
    }

    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        if (node.Args.Length == 2) return cotangent * node.Args[1 - input];
        var factors = node.ArgArray();
        factors.AsSpan(0, input).CopyTo(factors.AsSpan(1));
        factors[0] = cotangent;
        return Apply(factors);
    }

    /// <summary>Products of the factors before and behind each one, so that n factors cost 3n multiplications and not n^2.</summary>
    internal override void BpropAll(Expr node, Expr cotangent, ReadOnlySpan<bool> wanted, Span<Expr?> result)
    {
        if (node.Args.Length <= FewFactors)
        {
            base.BpropAll(node, cotangent, wanted, result);
            return;
        }
        var behind = new Expr[node.Args.Length];
        behind[^1] = 1;
        for (var i = behind.Length - 2; i >= 0; i--) behind[i] = node.Args[i + 1] * behind[i + 1];
        var before = cotangent;
        for (var i = 0; i < behind.Length; i++)
        {
            if (wanted[i]) result[i] = before * behind[i];
            before *= node.Args[i];
        }
    }

    private static double Product(double a, double b) => a * b;
}

internal sealed class NegateOp() : ArithmeticOp("negate", "-", new("-", Notation.Sum) { IsPrefix = true }, Minus, (_, _) => -1)
{
    /// <summary>
    /// A literal, or the literal that leads a product or quotient, takes the sign itself; two signs cancel. With this every
    /// printed sign reads back as the node it came from.
    /// </summary>
    internal override Expr? Fold(ReadOnlySpan<Expr> args)
    {
        if (args[0].Literal is { } literal) return ConstantOp.Negated(literal);
        if (args[0].Op == this) return args[0].Args[0];
        var first = args[0];
        while (first.Op.NotationOf(first).LeadsWithFirst) first = first.Args[0];
        return first.Literal is { } lead ? WithLead(args[0], first, ConstantOp.Negated(lead)) : null;
    }

    private static Expr WithLead(Expr value, Expr first, Expr negated)
    {
        var spine = new Stack<Expr>();
        for (; value != first; value = value.Args[0]) spine.Push(value);
        while (spine.TryPop(out var node))
        {
            var changed = node.ArgArray();
            changed[0] = negated;
            negated = node.Op.Apply(changed);
        }
        return negated;
    }

    internal override bool HasFactors(Expr node) => true;

    internal override Factor[] Factors(Expr node) => [new(-1, Number.One), new(node.Args[0], Number.One)];

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) =>
        Fact.Of(IntervalArithmetic.Negate(args[0].Values), args[0].IsNonZero);

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => -cotangent;

    private static double Minus(double a) => -a;
}

internal sealed class DivideOp() : ArithmeticOp(
    "divide", @"\frac{#1}{#2}", new("/", Notation.Product), Quotient)
{
    internal override Expr? Fold(ReadOnlySpan<Expr> args)
    {
        if (args[1].Literal is not { } divisor) return null;
        if (divisor.IsOne) return args[0];
        return args[0].Literal is { } dividend && Number.Divide(dividend, divisor) is { } ratio ? Expr.Constant(ratio) : null;
    }

    internal override bool HasFactors(Expr node) => true;

    internal override Factor[] Factors(Expr node) => [new(node.Args[0], Number.One), new(node.Args[1], Number.MinusOne)];

    internal override string LatexOf(Expr node) => node.Args[1].Shape.Rank > 0 ? @"\oslash" : Latex;

    internal override Expr? Requires(Expr node) => node.Args[1].Literal is null or { IsZero: true } ? Logic.NotEqual[node.Args[1], 0] : null;

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) =>
        Fact.Of(IntervalArithmetic.Multiply(args[0].Values, IntervalArithmetic.Reciprocal(args[1].Values)), args[0].IsNonZero);

    /// <summary>g/b for the dividend; for the divisor -(g/b)*z, so that both need one division.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var quotient = cotangent / node.Args[1];
        return input == 0 ? quotient : -(quotient * node);
    }

    private static double Quotient(double a, double b) => a / b;
}

internal sealed class PowerOp() : ArithmeticOp(
    "power", "#1^{#2}", new("^", Notation.Power) { Grouping = Grouping.Right }, Math.Pow, (_, a) => a[1] * Expr.Pow(a[0], Less(a[1])), (z, a) => z * Exponential.Log[a[0]])
{
    internal override Expr? Fold(ReadOnlySpan<Expr> args)
    {
        if (args[1].Literal is not { } exponent) return null;
        if (exponent.IsOne) return args[0];
        return args[0].Literal is { } value && Number.Power(value, exponent) is { } power ? Expr.Constant(power) : null;
    }

    internal override bool HasFactors(Expr node) => node.Args[1].Literal is { IsWide: false };

    internal override Factor[] Factors(Expr node) => node.Args[1].Literal is { } exponent ? [new(node.Args[0], exponent)] : [];

    /// <summary>A whole negative power is a quotient; a literal that is not whole takes no negative base; see <see cref="HasValue"/> for the rest.</summary>
    internal override Expr? Requires(Expr node) => node.Args[1].Literal is not { } exponent ? HasValue(node.Args[0], node.Args[1])
        : exponent.IsInteger ? (exponent.Sign < 0 ? Logic.NotEqual[node.Args[0], 0] : null)
        : exponent.Sign < 0 ? Logic.Greater[node.Args[0], 0] : Logic.GreaterEqual[node.Args[0], 0];

    /// <summary>A power of a positive number is positive; for a literal exponent the ends are known too.</summary>
    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args)
    {
        if (node.Args[1].Literal is { IsWide: false } exponent) return IntervalArithmetic.Power(args[0], exponent);
        return args[0].Values.IsPositive ? Fact.Of(Interval.Positive).And(base.Enclose(node, args)) : base.Enclose(node, args);
    }

    internal override string LatexOf(Expr node) => node.Args[0].Shape.Rank > 0 ? @"#1^{\odot #2}" : Latex;

    /// <summary>A constant exponent 0 has derivative 0, also where the base is 0.</summary>
    internal override Expr? Bprop(Expr node, int input, Expr cotangent) =>
        node.Args[1].Literal is { IsZero: true } ? null : base.Bprop(node, input, cotangent);

    /// <summary>x^y is a real number for a positive base, for 0 and a positive exponent, and for any other base and a whole exponent.</summary>
    internal static Expr HasValue(Expr x, Expr y) => Logic.Or[
        Logic.Greater[x, 0],
        Logic.Or[Logic.And[Logic.Equal[x, 0], Logic.Greater[y, 0]], Logic.And[Logic.NotEqual[x, 0], Logic.Equal[Rounding.Floor[y], y]]]];

    private static Expr Less(Expr exponent) => exponent.Literal is { } c && Number.Add(c, Number.MinusOne) is { } less ? Expr.Constant(less) : exponent - 1;
}
