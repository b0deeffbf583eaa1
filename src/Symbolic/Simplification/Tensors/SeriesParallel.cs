using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Writes an indexed term in the notation of matrices. The summed indices are the inner nodes of a graph whose edges are matrices: a leaf is a product of a
/// matrix and a vector, two edges in series a product of matrices, parallel edges an elementwise product. What is not series-parallel is an <c>einsum</c>.
/// </summary>
/// <param name="term">The term.</param>
/// <param name="product">The elementwise product of factors, as people read it.</param>
/// <param name="isSymmetric">Whether a matrix is its own transpose.</param>
/// <param name="known">The value of a sum, if more is known of it than that it is one; otherwise the sum itself.</param>
internal sealed class SeriesParallel(IndexedTerm term, Func<IReadOnlyList<Factor>, Expr> product, Func<Expr, Expr> known, Func<Expr, bool> isSymmetric)
{
    private readonly List<Expr> scalars = [Expr.Constant(term.Coefficient)];
    private readonly Dictionary<int, List<Expr>> vectors = [];
    private readonly List<Chain> chains = [];
    private readonly List<(Expr Value, ImmutableArray<int> Indices)> others = [];

    /// <summary>The value; where an axis is spanned by no factor it may lack leading axes, which broadcast.</summary>
    public Expr Write()
    {
        var picked = term.Factors.Where(factor => factor.Base.Op is UnitOp && !term.Output.Contains(factor.Indices[0])).DistinctBy(factor => factor.Indices[0])
            .ToDictionary(factor => factor.Indices[0]);
        var factors = term.Factors.Where(factor => !picked.ContainsValue(factor)).Select(factor => Picked(factor, picked));
        foreach (var group in factors.GroupBy(factor => factor.Indices, IndexOrder.Instance))
            Place(group.Key, [.. group.Select(factor => new Factor(factor.Base, factor.Exponent))]);
        var summed = IndexOrder.Sorted(term).FindAll(index => !picked.ContainsKey(index));
        while (summed.RemoveAll(Leaf) > 0 || Parallel(summed) || Series(summed)) { }
        return summed.Count == 0 ? Joined() : Times(Einsum());
    }

    /// <summary>A factor that meets unit vectors at summed indices is taken at their places.</summary>
    private static IndexedFactor Picked(IndexedFactor factor, Dictionary<int, IndexedFactor> picked)
    {
        for (var axis = factor.Indices.Length - 1; axis >= 0; axis--)
            if (picked.TryGetValue(factor.Indices[axis], out var unit))
                factor = new(Contraction.At(factor.Base, axis - factor.Indices.Length, ((UnitOp)unit.Base.Op).Place), factor.Exponent, factor.Indices.RemoveAt(axis));
        return factor;
    }

    private void Place(ImmutableArray<int> indices, IReadOnlyList<Factor> factors)
    {
        var value = product(factors);
        if (indices.IsEmpty || value.Shape.Rank == 0) scalars.Add(value);
        else if (indices.Distinct().Count() < indices.Length) PlaceDiagonal(indices, value);
        else if (indices.Length == 1) VectorsAt(indices[0]).Add(value);
        else if (indices.Length == 2) chains.Add(Edge(value, indices[0], indices[1]));
        else others.Add((value, indices));
    }

    private void PlaceDiagonal(ImmutableArray<int> indices, Expr value)
    {
        ImmutableArray<int> own = [.. indices.Distinct()];
        var diagonal = Contraction.Of([(value, indices)], own);
        if (own.Length == 1) VectorsAt(own[0]).Add(diagonal);
        else if (own.Length == 2) chains.Add(Edge(diagonal, own[0], own[1]));
        else others.Add((diagonal, own));
    }

    private Chain Edge(Expr matrix, int from, int to) => new(from, to, [new(matrix, false, false) { IsSymmetric = isSymmetric(matrix) }]);

    private List<Expr> VectorsAt(int index) => vectors.TryGetValue(index, out var list) ? list : vectors[index] = [];

    private Expr? VectorAt(int index) => vectors.Remove(index, out var list) ? Product(list) : null;

    private Expr Product(IReadOnlyList<Expr> factors) => Contraction.BroadcastTo(Loose(factors), Arithmetic.Multiply.InferShape([.. factors]));

    /// <summary>The product, which may have lost axes over which it does not vary.</summary>
    private Expr Loose(IReadOnlyList<Expr> factors) => product([.. factors.Select(factor => new Factor(factor, Number.One))]);

    private bool IsInOthers(int index) => others.Exists(other => other.Indices.Contains(index));

    /// <summary>An index with one matrix at most: its vector goes into the matrix's other end, or is summed.</summary>
    private bool Leaf(int index)
    {
        var at = chains.FindAll(chain => chain.Has(index));
        if (at.Count > 1 || IsInOthers(index) || (at is [var edge] && IsBetterFrom(edge.Other(index), edge))) return false;
        var vector = VectorAt(index);
        if (at is not [var only])
        {
            scalars.Add(vector is null ? term.Dimensions[index].ToExpr() : InnerProduct(vector));
            return true;
        }
        chains.Remove(only);
        var value = only.Towards(index).Links.Reverse().Aggregate(vector, Through);
        if (value is not null) VectorsAt(only.Other(index)).Add(value);
        return true;
    }

    /// <summary>Whether a chain's other end is a leaf too, and starting there needs fewer transposes: <c>x @ (A @ y)</c>, not <c>y @ (A' @ x)</c>.</summary>
    private bool IsBetterFrom(int end, Chain chain) =>
        !term.Output.Contains(end) && !IsInOthers(end) && chains.Count(other => other.Has(end)) == 1
            && chain.Towards(end).TransposeCount < chain.Towards(chain.Other(end)).TransposeCount;

    /// <summary>A link times a vector; without one, the sums of its rows.</summary>
    private Expr? Through(Expr? vector, Link link) =>
        link.IsDiagonal ? (vector is null ? link.Value : Product([link.Value, vector]))
        : vector is not null ? Contraction.MatMul(link.Matrix, WithoutNumber(vector))
        : WithoutScalar(known(Contraction.Sum(link.Value, [link.IsTransposed ? -2 : -1])));

    /// <summary>The number in front of a vector goes in front of the whole.</summary>
    private Expr WithoutNumber(Expr vector)
    {
        var (number, rest) = TermWriter.Split(vector);
        scalars.Add(Expr.Constant(number));
        return Contraction.BroadcastTo(rest, vector.Shape);
    }

    /// <summary>A vector of equal entries goes in front of the whole as a number.</summary>
    private Expr? WithoutScalar(Expr vector)
    {
        if (vector.Shape.Rank > 0) return vector;
        scalars.Add(vector);
        return null;
    }

    /// <summary><c>x @ y</c> for two factors, <c>sum(x*y*z)</c> for others.</summary>
    private Expr InnerProduct(Expr vector) => TermWriter.Split(vector) is var (number, rest) && rest.Op.HasFactors(rest) && Pair(rest) is var (left, right)
        ? Expr.Constant(number) * Contraction.MatMul(left, right)
        : known(WholeSum(vector));

    /// <summary>The sum of a vector; of sums over rows the sum of all entries, of a diagonal the trace.</summary>
    private static Expr WholeSum(Expr vector) => vector.Op is not ContractOp { Inputs.Length: 1 } inner || inner.Output.Length != 1 ? Contraction.Sum(vector, [-1])
        : inner.Inputs[0].Distinct().Count() == inner.Inputs[0].Length
            ? Contraction.Sum(vector.Args[0], [.. Enumerable.Range(-vector.Args[0].Shape.Rank, vector.Args[0].Shape.Rank)])
        : inner.Signature == "aa->a" ? Contraction.Trace(vector.Args[0]) : Contraction.Sum(vector, [-1]);

    /// <summary>The two vectors of an inner product; a product with a matrix is the second, as in <c>u @ (A @ v)</c>.</summary>
    private static (Expr Left, Expr Right)? Pair(Expr value) => value.Op.Factors(value) switch
    {
        [{ Exponent.IsOne: true } left, { Exponent.IsOne: true } right] when left.Base.Shape.Rank == 1 && left.Base.Shape.Equals(right.Base.Shape) =>
            left.Base.Op is ContractOp && right.Base.Op is not ContractOp ? (right.Base, left.Base) : (left.Base, right.Base),
        [var square] when square.Exponent.Equals(Factor.Two) && square.Base.Shape.Rank == 1 && !square.Base.Op.IsSum => (square.Base, square.Base),
        _ => null,
    };

    /// <summary>Two chains between the same indices: an elementwise product, or a ring whose trace is taken.</summary>
    private bool Parallel(List<int> summed)
    {
        for (var i = 0; i < chains.Count; i++)
            for (var j = i + 1; j < chains.Count; j++)
            {
                var (first, second) = (chains[i], chains[j]);
                if (!second.Has(first.From) || !second.Has(first.To)) continue;
                chains.RemoveAt(j);
                chains.RemoveAt(i);
                if (IsRing(first, second))
                {
                    scalars.Add(Contraction.Trace(first.Then(second.Towards(first.From)).Matrix));
                    summed.RemoveAll(first.Has);
                }
                else chains.Add(Entrywise(first, second.Towards(first.To)));
                return true;
            }
        return false;
    }

    /// <summary>The entrywise product of two chains that lead the same way, read in the direction in which fewer matrices are transposed, the product itself included.</summary>
    private Chain Entrywise(Chain first, Chain second)
    {
        var saved = first.TransposeCount + second.TransposeCount - first.Flipped.TransposeCount - second.Flipped.TransposeCount - Direction(first);
        return saved > 0 ? Entrywise(first.Flipped, second.Flipped) : Edge(Product([first.Matrix, second.Matrix]), first.From, first.To);
    }

    /// <summary>Whether two chains are all that is left at both of their ends, and their product is the shorter notation.</summary>
    private bool IsRing(Chain first, Chain second) =>
        IsFree(first.From) && IsFree(first.To) && (first.Links.Length + second.Links.Length > 2 || second.From == first.To);

    private bool IsFree(int index) => !term.Output.Contains(index) && !vectors.ContainsKey(index) && !IsInOthers(index) && !chains.Exists(chain => chain.Has(index));

    /// <summary>An index between two matrices: their product, a vector at the index as a diagonal matrix between them.</summary>
    private bool Series(List<int> summed)
    {
        foreach (var index in summed)
        {
            if (chains.FindAll(chain => chain.Has(index)) is not [var first, var second] || IsInOthers(index)) continue;
            chains.Remove(first);
            chains.Remove(second);
            var joined = first.Towards(index).Then(VectorAt(index)).Then(second.Towards(index).Flipped);
            chains.Add(IsBackwards(joined) ? joined.Flipped : joined);
            return summed.Remove(index);
        }
        return false;
    }

    /// <summary>Whether the other direction suits the output, or where that does not decide, needs fewer transposes.</summary>
    private bool IsBackwards(Chain chain) => Direction(chain) is var direction and not 0 ? direction < 0 : chain.TransposeCount > chain.Flipped.TransposeCount;

    /// <summary>1 for a chain that the output reads from its start, -1 for one from its end, 0 for one that is summed at an end.</summary>
    private int Direction(Chain chain)
    {
        var (from, to) = (term.Output.IndexOf(chain.From), term.Output.IndexOf(chain.To));
        return from >= 0 && to >= 0 ? Math.Sign(to - from) : 0;
    }

    /// <summary>What is left has no summed index: the factors at the indices of the output are multiplied.</summary>
    private Expr Joined()
    {
        if (others.Count == 0 && chains.Count <= 1)
        {
            if (term.Output is []) return Times();
            if (term.Output is [var only]) return Times([.. vectors.GetValueOrDefault(only) ?? []]);
            if (term.Output is [var row, var column]) return row == column ? Times(Contraction.Diag(Spanning(row))) : Matrix(row, column);
        }
        return Aligned() is { } factors ? Times(factors) : Times(Einsum());
    }

    private Expr Matrix(int row, int column)
    {
        var (left, right) = (VectorAt(row), VectorAt(column));
        if (chains.Count == 0) return left is null ? Times(right is null ? [] : [right]) : Times(right is null ? Spread(left, column) : Contraction.Outer(left, right));
        var chain = chains[0].Towards(column);
        if (left is null && right is not null && chain.Links.Length == 1) return Times(chain.Matrix, right);
        if (left is not null && chain.Links is [var only] && IsEntrywise(only.Value, right is not null)) return Times(Contraction.Outer(left, right ?? Ones(column)), chain.Matrix);
        return Times((left is null ? chain.Then(right) : new Chain(row, row, [new(left, false, true)]).Then(chain).Then(right)).Matrix);
    }

    /// <summary>
    /// Whether a matrix between diagonals is multiplied entry by entry instead: a product, and a quotient always, whose poles would meet the zeros of a diagonal matrix.
    /// </summary>
    private static bool IsEntrywise(Expr matrix, bool isBetween) =>
        matrix.Op.HasFactors(matrix) && (isBetween || Array.Exists(matrix.Op.Factors(matrix), factor => factor.Exponent.Sign < 0));

    /// <summary>A vector that is the same in every column; a sum of rows keeps its axis if there is one column.</summary>
    private Expr Spread(Expr left, int column) =>
        term.Dimensions[column].IsOne && left.Op is ContractOp { Signature: "ab->a" } ? Contraction.Sum(left.Args[0], [-1], keep: true) : Contraction.Outer(left, Ones(column));

    private Expr Ones(int index) => FillOp.Ones(Shape.Of(term.Dimensions[index]));

    private Expr Spanning(int index) => VectorAt(index) is { } vector ? Contraction.BroadcastTo(vector, Shape.Of(term.Dimensions[index])) : Ones(index);

    /// <summary>The factors, if the axes of each are the last ones of the output: then they multiply entry by entry. Null otherwise.</summary>
    private Expr[]? Aligned()
    {
        var rank = term.Output.Length;
        if (term.Output.Distinct().Count() < rank || rank < 2) return null;
        var factors = new List<Expr>();
        foreach (var (index, list) in vectors)
        {
            if (index != term.Output[^1]) return null;
            factors.AddRange(list);
        }
        foreach (var chain in chains)
        {
            if (!chain.Has(term.Output[^1]) || !chain.Has(term.Output[^2])) return null;
            factors.Add(chain.Towards(term.Output[^1]).Matrix);
        }
        foreach (var (value, indices) in others)
        {
            if (indices.Length > rank || !indices.SequenceEqual(term.Output[^indices.Length..])) return null;
            factors.Add(value);
        }
        return [.. factors];
    }

    /// <summary>Everything that has an index, as one contraction.</summary>
    private Expr Einsum()
    {
        var operands = new List<(Expr Operand, ImmutableArray<int> Indices)>(others);
        operands.AddRange(chains.Select(chain => (chain.Matrix, (ImmutableArray<int>)[chain.From, chain.To])));
        operands.AddRange(vectors.SelectMany(pair => pair.Value.Select(vector => (vector, (ImmutableArray<int>)[pair.Key]))));
        var output = term.Output;
        foreach (var index in term.Output.Distinct().Where(index => !operands.Exists(operand => operand.Indices.Contains(index)))) operands.Add(Lone(index, ref output));
        return Contraction.Of(operands.OrderBy(operand => operand.Indices.Min(FirstPlace)).ThenBy(operand => operand.Operand, StructuralOrder.Instance), output);
    }

    /// <summary>An index that no factor has: ones, or where it stands twice in the output, the identity between its two places.</summary>
    private (Expr Operand, ImmutableArray<int> Indices) Lone(int index, ref ImmutableArray<int> output)
    {
        if (output.Count(other => other == index) != 2) return (Ones(index), [index]);
        var second = term.Dimensions.Count + index;
        output = output.SetItem(output.LastIndexOf(index), second);
        return (Contraction.Eye(Shape.Of(term.Dimensions[index])), [index, second]);
    }

    private int FirstPlace(int index) => term.Output.IndexOf(index) is >= 0 and var place ? place : term.Output.Length;

    private Expr Times(params ReadOnlySpan<Expr> factors) => Loose([.. scalars, .. factors]);
}
