using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Which sums are symbols of a <see cref="DifferentialRing"/>: those in denominators and under roots, and those that functions have for slopes. With u = 1 + tan(x)^2 every
/// tan(x)^2 is u - 1, as every cos(x)^2 is 1 - sin(x)^2. All other sums are multiplied out.
/// </summary>
internal sealed class RingSums(PowerSymbols powers, SimplifyOptions options)
{
    /// <summary>Longer sums are not put over denominators.</summary>
    public const int MostMultipliedOut = 2_000;

    private const int MostProducts = 60_000;
    private const int MostProductsOver = 4_000;
    private const int MostTimes = 40;

    private readonly Identities squares = new(ShorteningRules.Sines.Where(rule => !options.Without.Contains(rule.Name)), _ => true);
    private readonly NodeMap<List<Term>> opened = [];
    private readonly NodeMap<Replacement> relations = [];
    private readonly Dictionary<List<Term>, List<List<Term>>> raised = [];

    /// <summary>The symbols, in the order in which they came.</summary>
    public List<Expr> Symbols { get; } = [];

    public static Term Single(Expr value, Number exponent) => new(Number.One, Monomial.Of([new(value, exponent)]));

    public List<Term> TermsOf(Expr sum)
    {
        if (opened.TryGetValue(sum, out var known)) return known;
        var collector = new SumCollector();
        foreach (var value in sum.Args) collector.Add(Read(value) ?? Single(value, Number.One));
        return opened[sum] = collector.Terms;
    }

    /// <summary>The value as one term, however large the products in it are; null if it is infinite or undefined.</summary>
    public Term? Read(Expr value)
    {
        var collector = new FactorCollector(hasWalls: false);
        collector.Multiply(value);
        return collector.IsFinite ? powers.Opened(collector.ToTerm()) : null;
    }

    /// <summary>Keeps the sums by which the slope of a function is multiplied, if the function itself stands in them.</summary>
    public void KeepSlopes(Expr function)
    {
        if (function.Args.Length != 1) return;
        foreach (var part in Traversal.PostOrder(Differentiator.Gradient(function, function.Args)[0]))
            if (part.Op.IsSum && TermsOf(part) is var terms && Lead(terms, function) is { } lead && Keep(part)) relations[function] = Solved(part, terms, lead);
    }

    /// <summary>The terms multiplied out and with every relation used; null if there are too many, or a coefficient has too many digits.</summary>
    public List<Term>? Reduced(List<Term> terms)
    {
        foreach (var term in terms)
            foreach (var factor in term.Monomial.Factors)
            {
                if (factor.Base.Literal is not null && factor.IsIntegerPower) return null;
                if (IsSymbol(factor)) Keep(factor.Base);
            }
        return Replaced(terms, MostProducts, factor => Relation(factor) ?? (Symbols.Contains(factor.Base) ? null : Sum(factor)));
    }

    /// <summary>The terms over the least powers of the sums that they share, multiplied out, if that leaves fewer.</summary>
    public List<Term> OverDenominators(List<Term> terms)
    {
        if (Symbols.Count == 0 || terms.Count > MostMultipliedOut) return terms;
        var result = new List<Term>();
        foreach (var group in Groups(terms))
        {
            if (Over(group) is not { } over) return terms;
            if (!over.IsZero) result.AddRange(over.Terms.Select(term => TermMath.Times(over.Outside, term)));
        }
        return result.Count < terms.Count ? result : terms;
    }

    /// <summary>The terms that share no denominator apart from each other; those without one together.</summary>
    public static IEnumerable<List<Term>> Groups(List<Term> terms)
    {
        var whole = terms.FindAll(term => !term.Monomial.Factors.ToArray().Any(IsSymbol));
        if (whole.Count > 0) yield return whole;
        foreach (var group in Denominators.Groups(terms.Except(whole).ToList())) yield return group;
    }

    /// <summary>What all terms share, and a polynomial without symbols for sums; null if there are too many terms.</summary>
    public Quotient? Over(List<Term> terms)
    {
        var common = TermMath.Common(terms);
        return Replaced(terms.ConvertAll(term => TermMath.Over(term, common)), MostProductsOver, Sum) is { } numerator ? Quotient.Primitive(common, numerator) : null;
    }

    private static bool IsSymbol(Factor factor) => factor.Base.Op.IsSum && (factor.Exponent.Sign < 0 || !factor.IsIntegerPower);

    private bool Keep(Expr sum)
    {
        if (Symbols.Contains(sum)) return false;
        Symbols.Add(sum);
        return true;
    }

    /// <summary>The highest power of a function, if a sum is a polynomial in it with 1 or -1 in front.</summary>
    private static Term? Lead(List<Term> terms, Expr function)
    {
        var lead = terms.MaxBy(term => term.Monomial.ExponentOf(function), Comparer<Number>.Create((a, b) => a.CompareTo(b)));
        return lead is not null && lead.Monomial.Factors is [{ IsIntegerPower: true, Exponent.Sign: > 0 } only]
            && only.Base == function && (lead.Coefficient.IsOne || lead.Coefficient.Negate().IsOne)
            && terms.TrueForAll(term => term == lead || !term.Monomial.ExponentOf(function).Equals(only.Exponent)) ? lead : null;
    }

    /// <summary>u = c*f^n + rest, solved for f^n where c is 1 or -1.</summary>
    private static Replacement Solved(Expr sum, List<Term> terms, Term lead)
    {
        var sign = new Term(lead.Coefficient, Monomial.Unit);
        return new(lead.Monomial.Factors[0].Exponent,
            [TermMath.Times(sign, Single(sum, Number.One)), .. terms.FindAll(term => term != lead).ConvertAll(term => TermMath.Times(TermMath.Negate(sign), term))]);
    }

    private Replacement? Sum(Factor factor) =>
        factor.Base.Op.IsSum ? (factor.IsIntegerPower && factor.Exponent.Sign > 0 ? new(Number.One, TermsOf(factor.Base)) : null)
        : squares.Square(factor) is { } square ? new(Factor.Two, TermsOf(square)) : null;

    private Replacement? Relation(Factor factor) =>
        relations.TryGetValue(factor.Base, out var relation) && factor.IsIntegerPower && factor.Exponent.CompareTo(relation.Power) >= 0 ? relation : null;

    private List<Term>? Replaced(List<Term> terms, int most, Func<Factor, Replacement?> replacement)
    {
        var collector = new SumCollector();
        var pending = new Stack<Term>(terms);
        while (pending.TryPop(out var term))
        {
            if (pending.Count + collector.Added > most) return null;
            if (First(term, replacement) is not var (factor, found))
            {
                collector.Add(term);
                continue;
            }
            var times = factor.Exponent.Numerator / found.Power.Numerator;
            if (times > MostTimes || Power(found.Value, (int)times) is not { } value) return null;
            var rest = TermMath.Over(term, Single(factor.Base, Number.FromInteger(times * found.Power.Numerator)));
            foreach (var part in value) pending.Push(TermMath.Times(rest, part));
        }
        return collector.IsExact ? collector.Terms : null;
    }

    private static (Factor Factor, Replacement Found)? First(Term term, Func<Factor, Replacement?> replacement)
    {
        foreach (var factor in term.Monomial.Factors) if (replacement(factor) is { } found) return (factor, found);
        return null;
    }

    /// <summary>A power of a sum with like terms put together, each made of the one before; null if it gets too long.</summary>
    private List<Term>? Power(List<Term> sum, int times)
    {
        if (!raised.TryGetValue(sum, out var known)) known = raised[sum] = [[TermMath.One]];
        while (known.Count <= times)
        {
            if (known[^1].Count * sum.Count > MostMultipliedOut) return null;
            var collector = new SumCollector();
            foreach (var term in known[^1])
                foreach (var other in sum) collector.Add(TermMath.Times(term, other));
            known.Add(collector.Terms);
        }
        return known[times];
    }

    /// <summary>The sum that a whole power of a base is.</summary>
    private sealed record Replacement(Number Power, List<Term> Value);
}
