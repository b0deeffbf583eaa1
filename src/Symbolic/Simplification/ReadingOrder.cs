using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The order in which people read factors and terms. Factors: of few axes before those of more; numbers, variables, functions, sums. Terms: falling degree, then the
/// earlier variable first; a positive term leads if there is one.
/// </summary>
internal static class ReadingOrder
{
    private const int MostComparedNodes = 60;
    private const int MostComparedOfLarge = 8;
    private const int LargestRead = 200;

    /// <summary>Whether a base is a plain variable.</summary>
    public static bool IsVariable(Expr value) => value.VariableName is not null;

    public static Factor[] Sorted(Monomial monomial)
    {
        var factors = monomial.Factors.ToArray();
        if (factors.Length > 1) Array.Sort(factors, Compare);
        return factors;
    }

    /// <summary>The term that would be first if signs did not count.</summary>
    public static Term First(IReadOnlyList<Term> terms) => ByDegree(terms)[0];

    /// <summary>Whether a variable to a positive power is among the factors.</summary>
    public static bool IsOfDegree(Term term) => Degree(term.Monomial) > 0;

    /// <summary>The terms from first to last.</summary>
    public static List<Term> Sorted(IReadOnlyList<Term> terms)
    {
        var sorted = ByDegree(terms);
        var lead = sorted.FindIndex(t => t.Coefficient.Sign > 0);
        if (lead <= 0) return sorted;
        var first = sorted[lead];
        sorted.RemoveAt(lead);
        sorted.Insert(0, first);
        return sorted;
    }

    private static List<Term> ByDegree(IReadOnlyList<Term> terms)
    {
        var keyed = new List<Keyed>(terms.Count);
        foreach (var term in terms) keyed.Add(new(term, Degree(term.Monomial), Sorted(term.Monomial)));
        keyed.Sort(static (x, y) => x.Degree != y.Degree ? y.Degree.CompareTo(x.Degree) : CompareFactors(x.Factors, y.Factors));
        return keyed.ConvertAll(k => k.Term);
    }

    private sealed record Keyed(Term Term, double Degree, Factor[] Factors);

    private static int Compare(Factor x, Factor y)
    {
        var order = x.Base.Shape.Rank.CompareTo(y.Base.Shape.Rank);
        if (order == 0) order = Rank(x.Base).CompareTo(Rank(y.Base));
        if (order == 0) order = CompareBases(x.Base, y.Base);
        return order != 0 ? order : y.Exponent.CompareTo(x.Exponent);
    }

    private static double Degree(Monomial monomial)
    {
        var degree = 0.0;
        foreach (var factor in monomial.Factors) if (IsVariable(factor.Base)) degree += factor.Exponent.ToDouble();
        return degree;
    }

    /// <summary>Lexicographic; a monomial that goes on stands before one that has ended, so that constants come last.</summary>
    private static int CompareFactors(Factor[] x, Factor[] y)
    {
        for (var i = 0; i < Math.Min(x.Length, y.Length); i++)
            if (Compare(x[i], y[i]) is not 0 and var order) return order;
        return y.Length.CompareTo(x.Length);
    }

    private static int Rank(Expr value)
    {
        if (Arithmetic.SymbolicPower(value) is { Base.Args.IsEmpty: true } power) value = power.Base;
        return value.Args.IsEmpty ? (IsVariable(value) ? 1 : 0) : value.Op.IsSum ? 3 : 2;
    }

    /// <summary>By name, then argument by argument, as the texts would compare; large values by their structure.</summary>
    private static int CompareBases(Expr x, Expr y)
    {
        if (CompareTops(x, y) is not 0 and var top) return top;
        var most = Math.Min(x.Size, y.Size) > LargestRead ? MostComparedOfLarge : MostComparedNodes;
        var pending = new Stack<(Expr, Expr)>();
        pending.Push((x, y));
        for (var i = 0; i < most && pending.TryPop(out var pair); i++)
        {
            var (a, b) = pair;
            if (ReferenceEquals(a, b)) continue;
            if (CompareTops(a, b) is not 0 and var order) return order;
            for (var k = a.Args.Length - 1; k >= 0; k--) pending.Push((a.Args[k], b.Args[k]));
        }
        return StructuralOrder.Instance.Compare(x, y);
    }

    private static int CompareTops(Expr x, Expr y)
    {
        var order = ReferenceEquals(x.Op, y.Op) ? 0 : NaturalOrder.Compare(x.Op.Key, y.Op.Key);
        return order != 0 ? order : x.Args.Length.CompareTo(y.Args.Length);
    }
}
