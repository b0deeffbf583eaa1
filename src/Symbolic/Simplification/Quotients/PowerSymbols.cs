using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Powers with symbolic exponents and exponentials, taken apart at the sums in their exponents: x^(n - 1) is x^n/x and exp(a + 2*b) is exp(a)*exp(b)^2. A symbol stands for
/// each part, since products put the parts together again.
/// </summary>
internal sealed class PowerSymbols
{
    private const int MostParts = 8;

    private readonly NodeMap<Expr> symbols = [];
    private readonly NodeMap<Expr> values = [];

    /// <summary>Whether a factor has an exponent that comes apart, or may meet one.</summary>
    public static bool Fits(Factor factor) =>
        factor.IsIntegerPower && (Arithmetic.SymbolicPower(factor.Base) is not null || (Exponential.ExponentOf(factor.Base) is { Op.IsSum: true } exponent && !IsTower(exponent)));

    /// <summary>Multiplies the parts of a power into a product; false for anything else.</summary>
    public bool Multiply(FactorCollector collector, Factor factor)
    {
        if (!factor.IsIntegerPower) return false;
        if (Exponential.ExponentOf(factor.Base) is { } exponent) return MultiplyExponential(collector, exponent, factor.Exponent);
        return Arithmetic.SymbolicPower(factor.Base) is { } power && MultiplyPower(collector, power.Base, power.Exponent, factor.Exponent);
    }

    /// <summary>The term with symbols for the parts of its powers.</summary>
    public Term Opened(Term term)
    {
        var collector = new FactorCollector();
        collector.Multiply(new Term(term.Coefficient, Monomial.Unit));
        foreach (var factor in term.Monomial.Factors)
            if (!Multiply(collector, factor)) collector.MultiplyWhole(factor.Base, factor.Exponent);
        return collector.ToTerm();
    }

    /// <summary>What a symbol stands for; of anything else itself.</summary>
    public Expr ValueOf(Expr symbol) => values.GetValueOrDefault(symbol, symbol);

    /// <summary>The term with what its symbols stand for.</summary>
    public Term Closed(Term term)
    {
        var collector = new FactorCollector();
        collector.Multiply(new Term(term.Coefficient, Monomial.Unit));
        foreach (var (value, exponent) in term.Monomial.Factors)
        {
            if (!values.TryGetValue(value, out var part)) collector.MultiplyWhole(value, exponent);
            else if (Exponential.ExponentOf(part) is { } single) collector.MultiplyWhole(Exponential.Exp[TermWriter.Write(exponent, single)], Number.One);
            else collector.Multiply(part, exponent);
        }
        return collector.ToTerm();
    }

    /// <summary>Whether exp(u) has come in beside exp(-u): one of them overflows and the other is 0 where the terms before had a value.</summary>
    public static bool BringsOpposites(IEnumerable<Term> before, IEnumerable<Term> after)
    {
        var (old, exponentials) = (Exponentials(before), Exponentials(after));
        return exponentials.Any(value => !old.Contains(value) && exponentials.Contains(Exponential.Exp[Signs.Negate(Exponential.ExponentOf(value)!)]));
    }

    /// <summary>Whether a symbol stands in a sum.</summary>
    public bool IsOpen(Expr sum) => values.Count > 0 && Traversal.PostOrder(sum).Exists(values.ContainsKey);

    private static HashSet<Expr> Exponentials(IEnumerable<Term> terms) =>
        [.. Traversal.PostOrder([.. terms.SelectMany(term => term.Monomial.Factors.ToArray()).Select(factor => factor.Base)])
            .Where(node => Exponential.ExponentOf(node) is not null)];

    private bool MultiplyExponential(FactorCollector collector, Expr exponent, Number times)
    {
        if (IsTower(exponent) || Parts(exponent) is not { } parts) return false;
        foreach (var (coefficient, monomial) in parts)
        {
            if (monomial.IsUnit) collector.MultiplyWhole(SymbolOf(Exponential.Exp[Expr.Constant(coefficient)]), times);
            else if (Number.Multiply(coefficient, times) is { } total) collector.MultiplyWhole(SymbolOf(Exponential.Exp[TermWriter.Write(new Term(Number.One, monomial))]), total);
            else return false;
        }
        return true;
    }

    private bool MultiplyPower(FactorCollector collector, Expr value, Expr exponent, Number times)
    {
        if (Parts(exponent) is not { } parts) return false;
        var whole = parts.Find(term => term.Monomial.IsUnit && term.Coefficient.IsInteger);
        collector.MultiplyWhole(SymbolOf(Expr.Pow(value, whole is null ? exponent : SumWriter.Write([.. parts.Where(term => term != whole)]))), times);
        if (whole is not null) collector.Multiply(value, Number.Multiply(whole.Coefficient, times)!);
        return true;
    }

    /// <summary>The parts of a tower of exponentials overflow where the tower does not.</summary>
    private static bool IsTower(Expr exponent) => Traversal.PostOrder(exponent).Exists(node => Exponential.ExponentOf(node) is not null);

    private static List<Term>? Parts(Expr exponent)
    {
        var collector = new SumCollector();
        collector.Add(exponent);
        return collector.IsExact && collector.Terms is { Count: > 0 and <= MostParts } terms ? terms : null;
    }

    private Expr SymbolOf(Expr value)
    {
        if (symbols.TryGetValue(value, out var known)) return known;
        var symbol = Expr.Symbol($"!{symbols.Count}");
        (symbols[value], values[symbol]) = (symbol, value);
        return symbol;
    }
}
