using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>A tensor as a sum of indexed terms, all products multiplied out. Two are equal if they have the same terms.</summary>
internal sealed class IndexedPolynomial
{
    private const int MostTerms = 400;

    private readonly SortedDictionary<string, (Number Coefficient, IndexedTerm Term)> terms = new(StringComparer.Ordinal);

    /// <summary>The terms with their coefficients, in canonical order.</summary>
    public IReadOnlyList<(Number Coefficient, IndexedTerm Term)> Terms => [.. terms.Values];

    /// <summary>A text for the whole, the same for equal polynomials.</summary>
    public string Key => string.Join(" + ", terms.Select(pair => $"{pair.Value.Coefficient}:{pair.Key}"));

    /// <summary>The expanded form of a value.</summary>
    /// <param name="value">A value made of sums, products and contractions.</param>
    /// <param name="meaningOf">What a stand-in stands for; null for anything else.</param>
    /// <param name="inverseOf">The matrix whose inverse a stand-in is; null for anything else.</param>
    /// <exception cref="BudgetException">There are too many terms, or something is not finite.</exception>
    public static IndexedPolynomial Of(Expr value, Func<Expr, Expr?> meaningOf, Func<Expr, Expr?> inverseOf)
    {
        var result = new IndexedPolynomial();
        var pending = new Stack<Expr>([value]);
        for (var steps = 0; pending.TryPop(out var next); steps++)
        {
            if (steps > MostTerms) throw new BudgetException();
            if (next.Op.IsSum) foreach (var summand in next.Args) pending.Push(Contraction.BroadcastTo(summand, value.Shape));
            else result.Take(Merged(new IndexedReader(_ => false).Read(next) ?? throw new BudgetException()), meaningOf, inverseOf, pending);
        }
        return result;
    }

    private void Take(IndexedTerm term, Func<Expr, Expr?> meaningOf, Func<Expr, Expr?> inverseOf, Stack<Expr> pending)
    {
        if (term.Coefficient.IsZero) return;
        if (Cancelled(term, inverseOf) is { } identity)
        {
            pending.Push(identity.ToExpr());
            return;
        }
        foreach (var factor in term.Factors)
        {
            if (Parts(factor, meaningOf) is not { } parts) continue;
            foreach (var part in parts) pending.Push((term with { Factors = term.Factors.Remove(factor).AddRange(part) }).ToExpr());
            return;
        }
        var key = CanonicalTerm.Of(term);
        var sum = Number.Add(terms.TryGetValue(key, out var known) ? known.Coefficient : Number.Zero, term.Coefficient) ?? throw new BudgetException();
        if (sum.IsZero) terms.Remove(key);
        else terms[key] = (sum, term);
    }

    /// <summary>The identity in the place of a matrix times its inverse, which share a summed index that nothing else has; null if there are none.</summary>
    private static IndexedTerm? Cancelled(IndexedTerm term, Func<Expr, Expr?> inverseOf)
    {
        foreach (var inverse in term.Factors.Where(factor => factor.Exponent.IsOne && inverseOf(factor.Base) is not null))
            foreach (var matrix in term.Factors.Where(factor => factor.Exponent.IsOne && factor.Base == inverseOf(inverse.Base)))
                for (var side = 0; side < 2; side++)
                {
                    var (index, first, last) = (inverse.Indices[side], inverse.Indices[1 - side], matrix.Indices[side]);
                    if (matrix.Indices[1 - side] != index || term.Output.Contains(index)
                        || term.Factors.Any(other => other != inverse && other != matrix && other.Indices.Contains(index))) continue;
                    var identity = new IndexedFactor(Contraction.Eye(Shape.Of(term.Dimensions[index])), Number.One, [first, last]);
                    return term with { Factors = term.Factors.Remove(inverse).Remove(matrix).Add(identity) };
                }
        return null;
    }

    /// <summary>The products whose sum a factor is; null if it is one already.</summary>
    private static IEnumerable<IndexedFactor[]>? Parts(IndexedFactor factor, Func<Expr, Expr?> meaningOf)
    {
        if (factor.Base.Op is StackOp stack)
        {
            var axis = factor.Indices.Length + stack.Axis;
            return factor.Base.ArgList.Select((entry, place) => (IndexedFactor[])
                [new(entry, factor.Exponent, factor.Indices.RemoveAt(axis)), new(UnitOp.Vector(place, factor.Base.Args.Length), Number.One, [factor.Indices[axis]])]);
        }
        if (!factor.Exponent.IsInteger || factor.Exponent.Sign < 0) return null;
        if (meaningOf(factor.Base) is { } meaning) return [[.. Repeated(factor with { Base = meaning })]];
        if (factor.Base.Op is ContractOp) return [[.. Repeated(factor)]];
        return factor.Base.Op.IsSum
            ? factor.Base.ArgList.Select(summand => (IndexedFactor[])[.. Repeated(factor).Skip(1),
                new(Contraction.BroadcastTo(summand, factor.Base.Shape), Number.One, factor.Indices)])
            : null;
    }

    private static IEnumerable<IndexedFactor> Repeated(IndexedFactor factor) => Enumerable.Repeat(factor with { Exponent = Number.One }, (int)factor.Exponent.ToDouble());

    /// <summary>Powers of one base at the same indices as one.</summary>
    private static IndexedTerm Merged(IndexedTerm term)
    {
        var factors = new List<IndexedFactor>();
        foreach (var factor in term.Factors)
        {
            var at = factors.FindIndex(other => other.Base == factor.Base && other.Indices.SequenceEqual(factor.Indices));
            if (at < 0) factors.Add(factor);
            else factors[at] = factor with { Exponent = Number.Add(factors[at].Exponent, factor.Exponent) ?? throw new BudgetException() };
        }
        var gone = factors.FindAll(factor => factor.Exponent.IsZero).SelectMany(factor => factor.Indices).Distinct().ToList();
        factors.RemoveAll(factor => factor.Exponent.IsZero);
        foreach (var index in gone.Where(index => !term.Output.Contains(index) && !factors.Exists(factor => factor.Indices.Contains(index))).ToList())
            factors.Add(new(term.Dimensions[index].ToExpr(), Number.One, []));
        return term with { Factors = [.. factors] };
    }
}
