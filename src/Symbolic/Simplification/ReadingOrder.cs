using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The order in which people read factors and terms. Factors: numbers, variables, functions, sums. Terms: falling degree, then the
/// earlier variable first; a positive term leads if there is one.
/// </summary>
internal sealed class ReadingOrder : IComparer<Factor>, IComparer<Term>
{
    private const int LongestComparedText = 60;

    public static ReadingOrder Instance { get; } = new();

    /// <summary>Whether a base is a plain variable.</summary>
    public static bool IsVariable(Expr value) => value.VariableName is not null;

    public int Compare(Factor x, Factor y)
    {
        var order = Rank(x.Base).CompareTo(Rank(y.Base));
        if (order == 0) order = CompareBases(x.Base, y.Base);
        return order != 0 ? order : y.Exponent.CompareTo(x.Exponent);
    }

    public int Compare(Term x, Term y)
    {
        var order = Degree(y.Monomial).CompareTo(Degree(x.Monomial));
        if (order == 0) order = CompareFactors(Sorted(x.Monomial), Sorted(y.Monomial));
        return order;
    }

    public static Factor[] Sorted(Monomial monomial)
    {
        var factors = monomial.Factors.ToArray();
        Array.Sort(factors, Instance);
        return factors;
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
            if (Instance.Compare(x[i], y[i]) is not 0 and var order) return order;
        return y.Length.CompareTo(x.Length);
    }

    private static int Rank(Expr value)
    {
        if (Arithmetic.SymbolicPower(value) is { Base.Args.IsEmpty: true } power) value = power.Base;
        return value.Args.IsEmpty ? (IsVariable(value) ? 1 : 0) : value.Op.IsSum ? 3 : 2;
    }

    private static int CompareBases(Expr x, Expr y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (IsVariable(x) && IsVariable(y)) return NaturalOrder.Compare(x.VariableName!, y.VariableName!);
        var order = x.Size <= LongestComparedText && y.Size <= LongestComparedText ? NaturalOrder.Compare(x.ToString()!, y.ToString()!) : 0;
        return order != 0 ? order : StructuralOrder.Instance.Compare(x, y);
    }
}
