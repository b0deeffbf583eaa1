using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>How fast values grow with the variables: the degree of a polynomial, and more than any degree where nothing is known.</summary>
internal sealed class Growth
{
    private const double Unknown = 1000;

    private readonly NodeMap<(double Degree, double Largest)> known = [];

    /// <summary>
    /// Whether a denominator may overflow where the terms do not: 1 - 1/(1 + x^2) is 1 at 1e200, and x/(1 + x^2)*x is 0. A linear one does not count, and none does where a
    /// term itself is a quotient of numbers as large.
    /// </summary>
    public bool MayOverflow(List<Term> terms, Quotient quotient)
    {
        Factor[] below = [.. quotient.Outside.Monomial.Factors.ToArray().Where(factor => factor.Exponent.Sign < 0 && Of(factor.Base).Largest > 1)];
        if (terms.TrueForAll(term => Array.TrueForAll(below, factor => IsBelow(factor, term)))) return false;
        return !terms.Exists(term => Array.Exists(below, factor => IsBelow(factor, term)) && term.Monomial.Factors.ToArray().Sum(factor => SureDegree(factor, below)) >= 0);
    }

    /// <summary>How fast a factor grows at least: a function may grow slowly, unless it is what the denominator grows with.</summary>
    private double SureDegree(Factor factor, Factor[] below)
    {
        var degree = Of(factor.Base).Degree * factor.Exponent.ToDouble();
        return degree < Unknown || Array.Exists(below, divisor => Traversal.PostOrder(divisor.Base).Contains(factor.Base)) ? degree : 0;
    }

    private static bool IsBelow(Factor factor, Term term) => term.Monomial.ExponentOf(factor.Base).Sign < 0;

    private (double Degree, double Largest) Of(Expr value)
    {
        foreach (var node in known.ContainsKey(value) ? [] : Traversal.PostOrder(value))
        {
            var degree = DegreeOf(node);
            known[node] = (degree, node.ArgList.Select(arg => known[arg].Largest).Append(degree).Max());
        }
        return known[value];
    }

    private double DegreeOf(Expr node) =>
        node.Literal is not null ? 0
        : node.Op.HasFactors(node) ? node.Op.Factors(node).Sum(factor => factor.Base.Literal is null ? known[factor.Base].Degree * factor.Exponent.ToDouble() : 0)
        : node.Op.IsSum || node.Op.AlgebraicPower(node) is not null ? node.ArgList.Max(arg => known[arg].Degree)
        : node.Args.IsEmpty ? 1
        : node.Op is ElementwiseOp { Range: { Low: > double.NegativeInfinity, High: < double.PositiveInfinity } } ? 0 : Unknown;
}
