using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>A summand behind a common factor: an exact coefficient, factors and divisors.</summary>
internal sealed class PathTerm
{
    private readonly List<Expr> factors = [];
    private readonly List<Expr> divisors = [];

    /// <param name="origin">The common factor.</param>
    /// <param name="path">The whole product.</param>
    public PathTerm(ProductPath origin, ProductPath path)
    {
        foreach (var step in path.StepsFrom(origin))
        {
            if (step.Literal is { } literal && Number.Multiply(Coefficient, literal) is { } product) Coefficient = product;
            else (step.Divides ? divisors : factors).Add(step.Operand);
        }
    }

    public Number Coefficient { get; set; } = Number.One;

    /// <summary>Whether there is nothing but the coefficient.</summary>
    public bool IsNumber => factors.Count == 0 && divisors.Count == 0;

    /// <summary>Whether another term has the same factors and divisors, products taken apart.</summary>
    public bool IsLike(PathTerm other) => SameFactors(factors, other.factors) && SameFactors(divisors, other.divisors);

    /// <summary>
    /// The term behind the common factor. Literals come first, and every divisor behind a factor, by which a quotient of two is rounded once and
    /// one that the user wrote is found.
    /// </summary>
    public ProductPath AppendTo(ProductPath origin, PathTable table)
    {
        var path = table.Times(origin, Coefficient);
        var rest = new List<Expr>(factors);
        foreach (var divisor in divisors)
        {
            var dividend = rest.Find(factor => table.Quotient(factor, divisor) is not null) ?? rest.FirstOrDefault();
            if (dividend is not null) path = table.Times(path, dividend);
            if (dividend is not null) rest.Remove(dividend);
            path = table.Over(path, divisor);
        }
        foreach (var factor in rest) path = table.Times(path, factor);
        return path;
    }

    private static bool SameFactors(List<Expr> a, List<Expr> b)
    {
        if (a.Count == b.Count && a.SequenceEqual(b)) return true;
        List<Expr> first = Atoms(a), second = Atoms(b);
        return first.Count == second.Count && first.SequenceEqual(second);
    }

    private static List<Expr> Atoms(List<Expr> products)
    {
        var (atoms, pending) = (new List<Expr>(), new Stack<Expr>(products));
        while (pending.TryPop(out var next))
        {
            if (next.Op == Arithmetic.Multiply && !OperationCount.IsLarge(next)) foreach (var arg in next.Args) pending.Push(arg);
            else atoms.Add(next);
        }
        atoms.Sort(StructuralOrder.Instance);
        return atoms;
    }
}
