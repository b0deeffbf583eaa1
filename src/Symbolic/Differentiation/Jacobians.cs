using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>
/// Jacobians for the machine. The reverse sweep carries one row for each entry of the output, the forward one a column for each entry of the variable: by the variables that have
/// fewer entries than the output the Jacobian is made forward (Griewank, Walther, <em>Evaluating Derivatives</em>, chapter 3).
/// </summary>
internal static class Jacobians
{
    /// <summary>The derivatives of every entry of an output by every entry of each variable.</summary>
    /// <returns>For each variable the shape [output..., variable...].</returns>
    public static Expr[] Of(Expr output, ReadOnlySpan<Expr> wrt)
    {
        Expr[] all = [.. wrt], backward = [.. all.Where(variable => !IsLarger(output.Shape, variable.Shape))];
        var rows = new Queue<Expr>(backward.Length > 0 ? Differentiator.Jacobian(output, backward) : []);
        return Array.ConvertAll(all, variable => IsLarger(output.Shape, variable.Shape) ? Forward(output, variable) : rows.Dequeue());
    }

    /// <summary>The Jacobian-vector product started from the identity: a column for each entry of the variable.</summary>
    public static Expr Forward(Expr output, Expr variable)
    {
        var (rank, own) = (output.Shape.Rank, variable.Shape.Rank);
        var columns = Differentiator.JacobianVectorProduct(output, [variable], [own == 0 ? 1 : Contraction.Eye(variable.Shape)]);
        return own == 0 ? columns : Contraction.Permute(columns, [.. Contraction.First(rank + own)[own..], .. Contraction.First(own)]);
    }

    /// <summary>
    /// Whether one shape has more entries than another for all sizes: literal lengths are multiplied, named ones cancel in pairs, and what is left over must be on one side.
    /// </summary>
    public static bool IsLarger(Shape shape, Shape other)
    {
        var (mine, theirs) = (Lengths(shape), Lengths(other));
        foreach (var length in theirs.ToList())
            if (mine.Remove(length)) theirs.Remove(length);
        var isNamed = mine.Exists(length => length.Literal is null);
        return theirs.TrueForAll(length => length.Literal is not null) && (isNamed ? Count(mine) >= Count(theirs) : Count(mine) > Count(theirs));
    }

    private static List<Dimension> Lengths(Shape shape) => [.. shape.Axes.ToArray().Where(length => !length.IsOne)];

    /// <summary>The product of the literal lengths.</summary>
    private static double Count(List<Dimension> lengths) => lengths.Aggregate(1.0, (product, length) => product * (length.Literal ?? 1));
}
