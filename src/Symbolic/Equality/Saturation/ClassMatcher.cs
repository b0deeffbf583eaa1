using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>
/// Finds patterns in classes: an argument of a pattern may be found in any term that is equal to the argument of a term. At the top of a rule, terms of a sum and factors
/// of a product may be left over; below, a hole takes them, or nothing fits.
/// </summary>
/// <param name="graph">The classes.</param>
/// <param name="best">The term that stands for each.</param>
internal sealed class ClassMatcher(EGraph graph, Extraction best)
{
    private static readonly ClassBinding Nothing = new(0, -1, null);

    private readonly Dictionary<int, IReadOnlyList<Expr>> members = [];

    /// <summary>The ways to find a pattern in a term, each with what is left over of a sum or product.</summary>
    public IEnumerable<(ClassBinding Bindings, Expr? Left)> Match(ClassPattern pattern, Expr term) => pattern switch
    {
        ClassPattern.Sum sum when term.Op.IsSum => Terms(sum.Terms, 0, [.. term.ArgList], Nothing, isTop: true),
        ClassPattern.Product product when term.Op.HasFactors(term) => Factors(product, term, Nothing, isTop: true),
        ClassPattern.Call call when call.Op.Equals(term.Op) => Arguments(call, term, 0, Nothing).Select(bindings => (bindings, (Expr?)null)),
        _ => [],
    };

    private IEnumerable<ClassBinding> Match(ClassPattern pattern, int leader, ClassBinding bindings) => pattern switch
    {
        ClassPattern.Any any => Bound(any.Hole, leader, bindings),
        ClassPattern.Exactly number => Members(leader).Any(member => member.Literal is { } literal && literal.Equals(number.Value)) ? [bindings] : [],
        _ => Members(leader).SelectMany(member => Match(pattern, member, bindings)),
    };

    private IEnumerable<ClassBinding> Match(ClassPattern pattern, Expr member, ClassBinding bindings) => pattern switch
    {
        ClassPattern.Call call when call.Op.Equals(member.Op) && call.Arguments.Count == graph.Parts(member).Count => Arguments(call, member, 0, bindings),
        ClassPattern.Sum sum when member.Op.IsSum => Terms(sum.Terms, 0, [.. member.ArgList], bindings, isTop: false).Select(found => found.Bindings),
        ClassPattern.Product product when member.Op.HasFactors(member) => Factors(product, member, bindings, isTop: false).Select(found => found.Bindings),
        _ => [],
    };

    private IEnumerable<ClassBinding> Bound(Expr hole, int leader, ClassBinding bindings) =>
        ClassBinding.Find(bindings, hole) is { } known ? (known == leader ? [bindings] : []) : Hole.Accepts(hole, best.Of(leader)) ? [new(hole, leader, bindings)] : [];

    /// <summary>The terms of a class in which patterns are looked for: of sums and products also those made of the cheapest terms.</summary>
    public IReadOnlyList<Expr> Members(int leader)
    {
        if (!members.TryGetValue(leader, out var known))
            members[leader] = known = [.. graph.Members(leader).SelectMany(member => RingForms.IsRing(member) ? new[] { member, best.Of(member) }.Distinct() : [member])];
        return known;
    }

    private int ClassOf(Expr value) => graph.ClassOf(graph[graph.Add(value)]);

    private IEnumerable<ClassBinding> Bound(Expr hole, Expr value, ClassBinding bindings) => Bound(hole, ClassOf(value), bindings);

    private IEnumerable<ClassBinding> Arguments(ClassPattern.Call call, Expr term, int from, ClassBinding bindings) => from == call.Arguments.Count ? [bindings]
        : Match(call.Arguments[from], ClassOf(term.Args[from]), bindings).SelectMany(next => Arguments(call, term, from + 1, next));

    private IEnumerable<(ClassBinding Bindings, Expr? Left)> Terms(IReadOnlyList<ClassPattern> patterns, int from, List<Expr> terms, ClassBinding bindings, bool isTop)
    {
        if (from == patterns.Count) return terms.Count == 0 ? [(bindings, null)] : isTop ? [(bindings, Expr.Sum([.. terms]))] : [];
        if (terms.Count == 0) return [];
        if (from == patterns.Count - 1 && patterns[from] is ClassPattern.Any last) return Bound(last.Hole, Expr.Sum([.. terms]), bindings).Select(next => (next, (Expr?)null));
        if (patterns[from] is ClassPattern.Exactly { Value: var wanted } && terms.Find(term => term.Literal is not null) is { } number)
            return Less(number.Literal!, wanted) is { } rest
                ? Terms(patterns, from + 1, [.. Without(terms, number), .. rest.IsZero ? Array.Empty<Expr>() : [Expr.Constant(rest)]], bindings, isTop)
                : [];
        return terms.SelectMany(term => Match(patterns[from], ClassOf(term), bindings).SelectMany(next => Terms(patterns, from + 1, Without(terms, term), next, isTop)));
    }

    private IEnumerable<(ClassBinding Bindings, Expr? Left)> Factors(ClassPattern.Product pattern, Expr term, ClassBinding bindings, bool isTop)
    {
        var (coefficient, factors) = (Number.One, new List<Factor>());
        foreach (var factor in Flatten(term))
        {
            if (factor.Base.Literal is { } literal && Number.Power(literal, factor.Exponent) is { } number && Number.Multiply(coefficient, number) is { } product)
                coefficient = product;
            else factors.Add(factor);
        }
        if (Number.Divide(coefficient, pattern.Coefficient) is not { } rest) return [];
        if (pattern.Multiple is not { } hole) return Factors(pattern.Factors, 0, factors, rest, bindings, isTop);
        return rest.IsOne ? [] : Bound(hole, Expr.Constant(rest), bindings).SelectMany(next => Factors(pattern.Factors, 0, factors, Number.One, next, isTop));
    }

    private IEnumerable<(ClassBinding Bindings, Expr? Left)> Factors(IReadOnlyList<ClassPattern.Power> patterns,
        int from, List<Factor> factors, Number coefficient, ClassBinding bindings, bool isTop)
    {
        var isEmpty = factors.Count == 0 && coefficient.IsOne;
        if (from == patterns.Count) return isEmpty ? [(bindings, null)] : isTop ? [(bindings, Rest(factors, coefficient, Number.One))] : [];
        var (pattern, exponent) = patterns[from];
        if (from == patterns.Count - 1 && pattern is ClassPattern.Any last && (exponent.IsOne || (exponent.Equals(Number.MinusOne) && !isEmpty)))
            return Bound(last.Hole, Rest(factors, coefficient, exponent), bindings).Select(next => (next, (Expr?)null));
        return factors.Where(factor => Covers(factor.Exponent, exponent, isTop)).SelectMany(factor =>
            Match(pattern, ClassOf(factor.Base), bindings).SelectMany(next => Factors(patterns, from + 1, Less(factors, factor, exponent), coefficient, next, isTop)));
    }

    /// <summary>The factors of products within products; whole powers reach into them.</summary>
    private static List<Factor> Flatten(Expr term)
    {
        var (factors, pending) = (new List<Factor>(), new Stack<Factor>([new(term, Number.One)]));
        while (pending.TryPop(out var next))
        {
            if (!next.Exponent.IsInteger || !next.Base.Op.HasFactors(next.Base)) factors.Add(next);
            else foreach (var part in next.Base.Op.Factors(next.Base)) pending.Push(new(part.Base, Exactly.Multiply(part.Exponent, next.Exponent)));
        }
        return factors;
    }

    /// <summary>The exponent is there; at the top, more of it may be.</summary>
    private static bool Covers(Number actual, Number wanted, bool isTop) =>
        actual.Equals(wanted)
            || (isTop && actual.IsInteger && wanted.IsInteger && actual.Sign == wanted.Sign && Number.Add(actual, wanted.Negate()) is { } rest && rest.Sign == wanted.Sign);

    /// <summary>What is left of a number: 2 is 1 and 1. Nothing is made larger, or there would be no end.</summary>
    private static Number? Less(Number value, Number wanted) =>
        Number.Add(value, wanted.Negate()) is { } rest && (rest.IsZero || (value.IsInteger && wanted.IsInteger && rest.Sign == wanted.Sign)) ? rest : null;

    private static List<Factor> Less(List<Factor> factors, Factor taken, Number exponent)
    {
        var rest = Number.Add(taken.Exponent, exponent.Negate())!;
        return [.. factors.Where(factor => !ReferenceEquals(factor, taken)), .. rest.IsZero ? Array.Empty<Factor>() : [new Factor(taken.Base, rest)]];
    }

    private static Expr Rest(List<Factor> factors, Number coefficient, Number exponent)
    {
        var collector = new FactorCollector();
        collector.Multiply(Expr.Constant(coefficient));
        foreach (var factor in factors) collector.Multiply(factor.Base, factor.Exponent);
        var value = TermWriter.Write(collector.ToTerm());
        return exponent.IsOne ? value : TermWriter.Write(new(Number.One, Monomial.Of([new(value, Number.MinusOne)])));
    }

    private static List<Expr> Without(List<Expr> terms, Expr taken)
    {
        List<Expr> others = [.. terms];
        others.Remove(taken);
        return others;
    }
}
