using SymDiff.Simplification;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>The expression in the form that people read.</summary>
    /// <param name="options">What may be assumed, and rules left out.</param>
    public Expr Simplify(SimplifyOptions? options = null) => Pipelines.People([this], options: options).Roots[0];
}
