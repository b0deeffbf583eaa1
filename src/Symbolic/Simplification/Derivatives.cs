using SymDiff.Differentiation;

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
