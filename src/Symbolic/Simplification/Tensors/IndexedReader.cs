using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// Reads a product of any notation as one indexed term. Indices that a diagonal identifies are merged; ones are an index without factor; an axis of length 1
/// that broadcasts has an index of its own.
/// </summary>
/// <param name="isWhole">Which contractions and products stay one factor though they could be read further.</param>
internal sealed class IndexedReader(Func<Expr, bool> isWhole)
{
    private readonly List<Dimension> dimensions = [];
    private readonly List<int> parents = [];
    private readonly List<IndexedFactor> factors = [];
    private readonly Stack<(Expr Node, Number Exponent, ImmutableArray<int> Indices)> pending = new();
    private Number coefficient = Number.One;
    private bool isFinite = true;

    /// <summary>The term; null if an infinite or undefined factor was met, or a number too wide to multiply.</summary>
    public IndexedTerm? Read(Expr node)
    {
        var output = Fresh(node.Shape.Axes.ToArray());
        Open(node, Number.One, output);
        while (isFinite && pending.TryPop(out var item)) Take(item.Node, item.Exponent, item.Indices);
        if (!isFinite) return null;
        var named = factors.ConvertAll(factor => factor with { Indices = Roots(factor.Indices) });
        var ends = Roots(output);
        named.AddRange(Unseen(named, ends).Select(index => new IndexedFactor(dimensions[index].ToExpr(), Number.One, [])));
        return UnitVectors.Reduce(new(coefficient, [.. named], ends, dimensions));
    }

    /// <summary>Indices that are summed though no factor has them: each counts as often as it is long.</summary>
    private List<int> Unseen(List<IndexedFactor> named, ImmutableArray<int> output)
    {
        var seen = named.SelectMany(factor => factor.Indices).Concat(output).ToHashSet();
        return [.. Enumerable.Range(0, parents.Count).Where(index => Root(index) == index && !seen.Contains(index) && !dimensions[index].IsOne)];
    }

    private void Take(Expr node, Number exponent, ImmutableArray<int> indices)
    {
        if (node.Literal is { } literal) Scale(literal, exponent);
        else if (node.Op is FillOp fill) TakeFill(fill, exponent);
        else if (!node.Op.IsFinite) isFinite = false;
        else if (isWhole(node)) factors.Add(new(node, exponent, indices));
        else Open(node, exponent, indices);
    }

    private void TakeFill(FillOp fill, Number exponent)
    {
        if (fill.IsOne) return;
        if (exponent.Sign > 0) coefficient = Number.Zero;
        else isFinite = false;
    }

    private void Scale(Number literal, Number exponent)
    {
        if (literal.IsZero && exponent.Sign < 0) isFinite = false;
        else if (!literal.IsWide && Number.Power(literal, exponent) is { } power && Number.Multiply(coefficient, power) is { } product) coefficient = product;
        else factors.Add(new(Expr.Constant(literal), exponent, []));
    }

    private void Open(Expr node, Number exponent, ImmutableArray<int> indices)
    {
        if (node.Op is ContractOp contraction && (exponent.IsOne || IsSpread(contraction, exponent))) PushContraction(contraction, node, exponent, indices);
        else if (node.Op.HasFactors(node) && exponent.IsInteger) PushFactors(node, exponent, indices);
        else factors.Add(new(node, exponent, indices));
    }

    /// <summary>Whether nothing is summed and nothing identified, so that a power of the whole is the product of the powers.</summary>
    private static bool IsSpread(ContractOp contraction, Number exponent) =>
        exponent.IsInteger && contraction.Output.Distinct().Count() == contraction.Output.Length && contraction.Inputs.All(list => list.All(contraction.Output.Contains));

    private void PushContraction(ContractOp contraction, Expr node, Number exponent, ImmutableArray<int> indices)
    {
        var own = contraction.Dimensions(node.Args);
        var names = new int?[own.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            var number = contraction.Output[i];
            if (names[number] is { } known) Merge(known, indices[i]);
            else names[number] = indices[i];
        }
        for (var number = 0; number < names.Length; number++) names[number] ??= Fresh([own[number]])[0];
        for (var k = node.Args.Length - 1; k >= 0; k--) pending.Push((node.Args[k], exponent, [.. contraction.Inputs[k].Select(number => names[number]!.Value)]));
    }

    /// <summary>Each factor of an elementwise product takes the last of the indices; an axis that broadcasts takes one of its own.</summary>
    private void PushFactors(Expr node, Number exponent, ImmutableArray<int> indices)
    {
        var parts = node.Op.Factors(node);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (Number.Multiply(parts[i].Exponent, exponent) is { } power) pending.Push((parts[i].Base, power, Aligned(parts[i].Base.Shape, indices)));
            else isFinite = false;
        }
    }

    private ImmutableArray<int> Aligned(Shape shape, ImmutableArray<int> indices)
    {
        var own = indices[^shape.Rank..].ToArray();
        for (var i = 0; i < own.Length; i++)
            if (shape.Axes[i].IsOne && !dimensions[own[i]].IsOne) own[i] = Fresh([1])[0];
        return [.. own];
    }

    private ImmutableArray<int> Fresh(Dimension[] lengths)
    {
        var first = dimensions.Count;
        dimensions.AddRange(lengths);
        parents.AddRange(Enumerable.Range(first, lengths.Length));
        return [.. Enumerable.Range(first, lengths.Length)];
    }

    private void Merge(int a, int b) => parents[Root(b)] = Root(a);

    private int Root(int index)
    {
        while (parents[index] != index) index = parents[index];
        return index;
    }

    private ImmutableArray<int> Roots(ImmutableArray<int> indices) => [.. indices.Select(Root)];
}
