using SymDiff.Differentiation;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Derivatives of any order in the form that people read.</summary>
internal static class Derivatives
{
    private const int FirstOfRing = 3;
    private const int LongestDifferentiated = 100;
    private const int Longest = 1_000_000;

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

    /// <summary>
    /// The derivative of an order. Each order starts from the form of the one before as long as that is short; beside it, from the third order on, stands the derivative as a
    /// polynomial in the functions that occur (<see cref="DifferentialRing"/>). The shorter one is the last of the results.
    /// </summary>
    /// <returns>What was made on the way: the first derivative first.</returns>
    public static IEnumerable<Simplified> Orders(Expr output, Expr wrt, int order, SimplifyOptions? options = null)
    {
        options ??= SimplifyOptions.Default;
        var ring = order < FirstOfRing ? null : InRing(output, wrt, order, options);
        var derivative = output;
        for (var i = 0; i < order; i++)
        {
            if (ring is not null && i > 0 && new WrittenLength([], LongestDifferentiated).Of(derivative) is null)
            {
                yield return ring;
                yield break;
            }
            var next = Jacobian(derivative, [wrt], options);
            derivative = next.Roots[0];
            yield return next;
        }
        if (ring is not null && IsShorter(ring.Roots[0], derivative)) yield return ring;
    }

    private static Simplified? InRing(Expr output, Expr wrt, int order, SimplifyOptions options)
    {
        if (DifferentialRing.Derivative(Pipelines.Recognize(options, output)[0], wrt, order, options) is not { } form) return null;
        if (new WrittenLength([]).Of(form) is null) return new([form], [], [], false);
        var people = Pipelines.People([form], [output], options);
        return IsShorter(form, people.Roots[0]) ? people with { Roots = [form] } : people;
    }

    private static bool IsShorter(Expr value, Expr other)
    {
        var lengths = new WrittenLength([], Longest);
        return lengths.Of(value) < lengths.Of(other);
    }
}
