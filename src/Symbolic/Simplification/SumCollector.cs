using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Adds terms, equal monomials by adding their coefficients.</summary>
internal sealed class SumCollector
{
    private readonly Dictionary<Monomial, Number> coefficients = [];
    private readonly List<Monomial> order = [];

    /// <summary>False once an infinite or undefined term, or one too wide to add exactly, was met: then nothing may be cancelled.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>Number of terms that were added, before equal ones were merged.</summary>
    public int Added { get; private set; }

    /// <summary>The terms that did not cancel, in the order of their first appearance.</summary>
    public List<Term> Terms => [.. order.Select(m => new Term(coefficients[m], m)).Where(t => !t.Coefficient.IsZero)];

    /// <summary>The sum of the values, written out.</summary>
    public static Expr Total(params ReadOnlySpan<Expr> values)
    {
        var collector = new SumCollector();
        foreach (var value in values) collector.Add(value);
        return collector.IsExact ? SumWriter.Write(collector.Terms) : Expr.Sum(values);
    }

    /// <summary>Adds a value; a sum, also one with a sign before it, term by term.</summary>
    public void Add(Expr value)
    {
        if (value.Op.IsSum) AddEach(value, Number.One);
        else if (Read(Number.One, value) is not { } term) return;
        else if (term.Coefficient.Equals(Number.MinusOne) && term.Monomial.OnlyBase is { Op.IsSum: true } sum) AddEach(sum, Number.MinusOne);
        else Add(term);
    }

    /// <summary>Takes a value as one term, also if it is a sum.</summary>
    public void AddWhole(Expr value) => Add(new Term(Number.One, Monomial.Of([new Factor(value, Number.One)])));

    public void Add(Term term)
    {
        Added++;
        if (!coefficients.TryGetValue(term.Monomial, out var old)) order.Add(term.Monomial);
        if (Number.Add(old ?? Number.Zero, term.Coefficient) is { } sum) coefficients[term.Monomial] = sum;
        else IsExact = false;
    }

    private void AddEach(Expr sum, Number sign)
    {
        foreach (var arg in sum.Args)
            if (Read(sign, arg) is { } term) Add(term);
    }

    private Term? Read(Number coefficient, Expr value)
    {
        var factors = new FactorCollector();
        factors.Multiply(new Term(coefficient, Monomial.Unit));
        factors.Multiply(value);
        var term = factors.ToTerm();
        IsExact &= factors.IsFinite;
        return factors.IsFinite ? term : null;
    }
}
