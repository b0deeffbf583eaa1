using SymDiff.Ops;

namespace SymDiff.Equality;

/// <summary>
/// The normal forms of expressions: quotients of polynomials in kernels. Sine and cosine are exponentials, choices are sums with conditions as
/// factors, so that two forms of one value differ by 0 wherever the relations between the kernels are known.
/// </summary>
internal sealed class FormBuilder
{
    private readonly Dictionary<Expr, Fraction> forms = [];
    private readonly KernelTable kernels = new();
    private readonly FactTable facts;
    private readonly Relations relations;
    private readonly Conditions conditions;
    private readonly Powers powers;
    private readonly Dictionary<Op, Func<Fraction[], Fraction?>> functions;

    public FormBuilder(FactTable facts)
    {
        this.facts = facts;
        (relations, conditions) = (new(kernels), new(kernels));
        powers = new(kernels, relations, conditions);
        functions = new()
        {
            [Exponential.Exp] = a => powers.Exp(a[0]),
            [Arithmetic.Power] = a => conditions.IsPositive(a[0]) ? powers.Exp(a[1].Times(powers.Log(a[0]))) : powers.Raise(a[0], a[1]),
            [Exponential.Log] = a => powers.Log(a[0]),
            [Trigonometric.Sin] = a => Powers.TimesImaginary(Wave(a[0], -1)).Times(Number.Ratio(-1, 2)!),
            [Trigonometric.Cos] = a => Wave(a[0], 1).Times(Factor.Half),
            [Selection.Where] = a => a[0].Times(a[1]).Plus(Fraction.One.Minus(a[0]).Times(a[2])),
            [Selection.Given] = a => a[1],
            [Logic.Greater] = a => conditions.Positive(a[0].Minus(a[1])),
            [Logic.Less] = a => conditions.Positive(a[1].Minus(a[0])),
            [Logic.GreaterEqual] = a => AtLeast(a[0].Minus(a[1])),
            [Logic.LessEqual] = a => AtLeast(a[1].Minus(a[0])),
            [Logic.Equal] = a => conditions.Zero(a[0].Minus(a[1])),
            [Logic.NotEqual] = a => Fraction.One.Minus(conditions.Zero(a[0].Minus(a[1]))),
            [Logic.And] = a => a[0].Times(a[1]),
            [Logic.Or] = a => a[0].Plus(a[1]).Minus(a[0].Times(a[1])),
            [Logic.Not] = a => Fraction.One.Minus(a[0]),
        };
    }

    /// <summary>Whether two expressions have one form.</summary>
    /// <exception cref="BudgetException">A form gets too large, or is not defined anywhere.</exception>
    public bool AreEqual(Expr a, Expr b)
    {
        return Agree(a, b) || (kernels.All.Count(kernel => kernel.IsRoot) > 1 && Agree(a, b));
    }

    /// <summary>Roots of products come apart by the radicands that are known, so a second time, when all are, more of them do.</summary>
    private bool Agree(Expr a, Expr b)
    {
        foreach (var node in Traversal.PostOrder(a, b)) forms[node] = relations.Reduce(Form(node));
        return relations.IsZero(relations.Reduce(forms[a].Minus(forms[b])));
    }

    private Fraction Form(Expr node)
    {
        if (node.Literal is { } literal) return literal.IsWide ? throw new BudgetException() : Fraction.Of(literal);
        if (!node.Op.IsFinite) throw new BudgetException();
        var arguments = Array.ConvertAll(node.ArgArray(), arg => forms[arg]);
        if (node.Op.IsSum) return arguments.Aggregate((sum, term) => sum.Plus(term));
        if (node.Op.HasFactors(node)) return Product(node);
        return (functions.TryGetValue(node.Op, out var function) ? function(WithTruths(node, arguments)) : null) ?? Opaque(node, arguments);
    }

    private Fraction Product(Expr node)
    {
        var result = Fraction.One;
        foreach (var factor in node.Op.Factors(node))
        {
            var value = forms.TryGetValue(factor.Base, out var known) ? known : Fraction.Of(factor.Base.Literal!);
            result = relations.Reduce(result.Times(relations.Reduce(Raised(value, factor.Exponent))));
        }
        return result;
    }

    /// <summary>A power; of a value that depends on a condition, where it has no whole exponent that is positive, that in either case.</summary>
    private Fraction Raised(Fraction value, Number exponent)
    {
        if ((exponent.IsInteger && exponent.Sign > 0) || relations.Cases(value) is not var (condition, first, second)) return powers.Raise(value, exponent);
        var holds = Fraction.Of(condition, Number.One);
        return Case(holds, first, exponent).Plus(Case(Fraction.One.Minus(holds), second, exponent));
    }

    /// <summary>What is undefined in one case is so on the whole, and nothing is claimed there.</summary>
    private Fraction Case(Fraction condition, Fraction value, Number exponent) =>
        value.IsZero && exponent.Sign < 0 ? Fraction.Zero : condition.Times(relations.Reduce(Raised(value, exponent)));

    /// <summary>Operands that count as conditions, as 0 or 1.</summary>
    private Fraction[] WithTruths(Expr node, Fraction[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            if (Logic.IsCondition(node.Op, i) && !node.Args[i].Op.IsLogical) arguments[i] = Fraction.One.Minus(conditions.Zero(arguments[i]));
        return arguments;
    }

    private Fraction AtLeast(Fraction difference) => conditions.Positive(difference).Plus(conditions.Zero(difference));

    /// <summary>exp(iu) + s*exp(-iu).</summary>
    private Fraction Wave(Fraction argument, int sign)
    {
        var turned = Powers.TimesImaginary(argument);
        return powers.Exp(turned).Plus(powers.Exp(turned.Times(Number.MinusOne)).Times(Number.FromInteger(sign)));
    }

    /// <summary>A function without relations; of an even or odd one, the argument's sign comes out.</summary>
    private Fraction Opaque(Expr node, Fraction[] arguments)
    {
        var isTurned = node.Op.Parity != Parity.None && !arguments[0].IsZero && arguments[0].Numerator.Primitive().Coefficient.Sign < 0;
        if (isTurned) arguments = [arguments[0].Times(Number.MinusOne)];
        var value = Fraction.Of(kernels.Find(node.Op, arguments, fact: isTurned ? Fact.Unknown : facts[node]), Number.One);
        return isTurned && node.Op.Parity == Parity.Odd ? value.Times(Number.MinusOne) : value;
    }
}
