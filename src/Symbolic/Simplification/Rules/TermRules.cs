using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Matches rules whose left side is a sum of two terms. The hole A stands for what the first term has besides the pattern's
/// factors, coefficient included, and must be the same in the second.
/// </summary>
internal sealed class TermRules
{
    private const int MostTerms = 64;

    private readonly List<Entry> entries;

    public TermRules(IEnumerable<Rule> rules) => entries = [.. rules.Select(Read)];

    /// <summary>The first rule that fits two of the terms, and the terms that are left.</summary>
    public (Rule Rule, List<Term> Others)? Match(IReadOnlyList<Term> terms, Func<Rule, bool> allows, out Bindings bindings)
    {
        bindings = new();
        if (terms.Count is < 2 or > MostTerms) return null;
        foreach (var entry in entries.Where(e => allows(e.Rule)))
            for (var i = 0; i < terms.Count; i++)
            {
                if (!entry.First.Fits(terms[i], bindings)) continue;
                for (var j = 0; j < terms.Count; j++)
                {
                    var count = bindings.Count;
                    if (j != i && entry.Second.Fits(terms[j], bindings)) return (entry.Rule, [.. terms.Where((_, k) => k != i && k != j)]);
                    bindings.Rewind(count);
                }
                bindings.Rewind(0);
            }
        return null;
    }

    private static Entry Read(Rule rule) => new(rule, new(rule.Left.Expression.Args[0]), new(rule.Left.Expression.Args[1]));

    private sealed record Entry(Rule Rule, TermPattern First, TermPattern Second);

    private sealed class TermPattern
    {
        private readonly Number sign = Number.One;
        private readonly Factor factor;
        private readonly Pattern pattern;
        private readonly bool takesRest;

        public TermPattern(Expr expression)
        {
            Factor? found = null;
            foreach (var part in FactorRules.Flatten(expression))
            {
                if (part.Base.Literal is { } literal) sign = literal;
                else if (Hole.Is(part.Base)) takesRest = true;
                else found = part;
            }
            factor = found ?? throw new ArgumentException($"{expression} has no factor to find in a term", nameof(expression));
            pattern = new(factor.Base);
        }

        public bool Fits(Term term, Bindings bindings)
        {
            var count = bindings.Count;
            foreach (var candidate in term.Monomial.Factors)
            {
                if (!candidate.Exponent.Equals(factor.Exponent) || !candidate.Base.Op.Equals(factor.Base.Op)) continue;
                if (pattern.Matches(candidate.Base, bindings) && RestFits(term, candidate, bindings)) return true;
                bindings.Rewind(count);
            }
            return false;
        }

        private bool RestFits(Term term, Factor taken, Bindings bindings)
        {
            var rest = new FactorCollector();
            rest.Multiply(term);
            rest.Multiply(taken.Base, taken.Exponent.Negate());
            rest.Multiply(Expr.Constant(sign));
            var left = TermWriter.Write(rest.ToTerm());
            return takesRest ? bindings.TryBind(Hole.A, left) : left.Literal is { IsOne: true };
        }
    }
}
