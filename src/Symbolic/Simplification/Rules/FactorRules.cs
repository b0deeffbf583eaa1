using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Matches rules whose left side is a product against a term: each of their factors against one of the term's.</summary>
internal sealed class FactorRules
{
    private readonly List<Entry> entries;

    public FactorRules(IEnumerable<Rule> rules) => entries = [.. rules.Select(Read)];

    /// <summary>The first rule that fits, and what it leaves of the term.</summary>
    public (Rule Rule, Term Others)? Match(Term term, Func<Rule, bool> allows, out Bindings bindings)
    {
        bindings = new();
        if (term.Monomial.IsUnit) return null;
        foreach (var entry in entries)
        {
            if (!allows(entry.Rule) || !MayFit(entry, term)) continue;
            if (entry.Coefficient is { } hole && (term.Coefficient.IsOne || !bindings.TryBind(hole, Expr.Constant(term.Coefficient)))) continue;
            var used = new List<Factor>();
            if (MatchFrom(0, entry, term, used, bindings)) return (entry.Rule, Rest(term, used, entry.Coefficient is not null));
            bindings.Rewind(0);
        }
        return null;
    }

    private static bool MayFit(Entry entry, Term term)
    {
        if (entry.Factors.Count > term.Monomial.Factors.Length) return false;
        var op = entry.Factors[0].Base.Expression.Op;
        foreach (var candidate in term.Monomial.Factors) if (ReferenceEquals(candidate.Base.Op, op)) return true;
        return false;
    }

    private static bool MatchFrom(int index, Entry entry, Term term, List<Factor> used, Bindings bindings)
    {
        if (index == entry.Factors.Count) return true;
        var (pattern, exponent) = entry.Factors[index];
        foreach (var factor in term.Monomial.Factors)
        {
            if (!Covers(factor.Exponent, exponent) || used.Exists(u => u.Base == factor.Base)) continue;
            var count = bindings.Count;
            used.Add(new(factor.Base, exponent));
            if (pattern.Matches(factor.Base, bindings) && MatchFrom(index + 1, entry, term, used, bindings)) return true;
            used.RemoveAt(used.Count - 1);
            bindings.Rewind(count);
        }
        return false;
    }

    private static bool Covers(Number actual, Number wanted) =>
        actual.IsInteger && actual.Sign == wanted.Sign && (wanted.Sign > 0 ? actual.CompareTo(wanted) >= 0 : actual.CompareTo(wanted) <= 0);

    private static Term Rest(Term term, List<Factor> used, bool takesCoefficient)
    {
        var collector = new FactorCollector();
        collector.Multiply(takesCoefficient ? term with { Coefficient = Number.One } : term);
        foreach (var factor in used) collector.Multiply(factor.Base, factor.Exponent.Negate());
        return collector.ToTerm();
    }

    private static Entry Read(Rule rule)
    {
        var collector = new List<(Pattern, Number)>();
        Expr? coefficient = null;
        foreach (var factor in Flatten(rule.Left.Expression))
        {
            if (Hole.Is(factor.Base)) coefficient = factor.Base;
            else if (factor.Base.Literal is null) collector.Add((new(factor.Base), factor.Exponent));
        }
        return new(rule, collector, coefficient);
    }

    /// <summary>The factors of a pattern, in the order in which they are written.</summary>
    public static List<Factor> Flatten(Expr product)
    {
        var result = new List<Factor>();
        var pending = new Stack<Factor>([new(product, Number.One)]);
        while (pending.TryPop(out var factor))
        {
            if (!factor.Base.Op.HasFactors(factor.Base)) result.Add(factor);
            else foreach (var part in factor.Base.Op.Factors(factor.Base).Reverse()) pending.Push(new(part.Base, Number.Multiply(part.Exponent, factor.Exponent)!));
        }
        return result;
    }

    private sealed record Entry(Rule Rule, List<(Pattern Base, Number Exponent)> Factors, Expr? Coefficient);
}
