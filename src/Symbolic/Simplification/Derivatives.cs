using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Derivatives of any order in the form that people read.</summary>
internal static class Derivatives
{
    /// <summary>The gradient; each entry in the people's form.</summary>
    public static Simplified Gradient(Expr output, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var recognized = Pipelines.Recognize(options ?? SimplifyOptions.Default, output);
        return Pipelines.People(Differentiator.Gradient(recognized[0], wrt), [output], options);
    }

    /// <summary>The Jacobians, each of shape [output..., variable...]; of a scalar its gradient.</summary>
    public static Simplified Jacobian(Expr output, ReadOnlySpan<Expr> wrt, SimplifyOptions? options = null)
    {
        var recognized = Pipelines.Recognize(options ?? SimplifyOptions.Default, output);
        return Pipelines.People(Differentiator.Jacobian(recognized[0], wrt), [output], options);
    }

    /// <summary>Values of one shape as the columns of a matrix, written row by row where the rows can be counted; numbers as a vector.</summary>
    public static Expr Columns(ReadOnlySpan<Expr> columns)
    {
        if (columns[0].Shape.Rank != 1 || columns[0].Shape.Axes[0].Literal is not { } rows) return new StackOp(-1).Apply(columns);
        Expr[] entries = columns.ToArray();
        return StackOp.First([.. Enumerable.Range(0, (int)rows).Select(row => StackOp.First(Array.ConvertAll(entries, column => Contraction.At(column, -1, row))))]).Simplify();
    }

    /// <summary>The symmetric matrix whose upper triangle is listed row by row.</summary>
    public static Expr Symmetric(ReadOnlySpan<Expr> upper, int size)
    {
        var entries = new Expr[size, size];
        var next = 0;
        for (var row = 0; row < size; row++)
            for (var column = row; column < size; column++) entries[row, column] = entries[column, row] = upper[next++];
        return StackOp.First([.. Enumerable.Range(0, size).Select(row => StackOp.First([.. Enumerable.Range(0, size).Select(column => entries[row, column])]))]);
    }

    /// <summary>The first to the k-th derivative; each starts from the simplified form of the one before.</summary>
    public static List<Simplified> Orders(Expr output, Expr wrt, int order, SimplifyOptions? options = null)
    {
        var result = new List<Simplified>();
        for (var i = 0; i < order; i++)
        {
            result.Add(Gradient(output, [wrt], options));
            output = result[^1].Roots[0];
        }
        return result;
    }
}
