using SymDiff.Simplification;

namespace SymDiff;

public sealed partial class Expr
{
    /// <summary>
    /// The derivative by a variable, in the form that people read; again an expression. Its shape is that of this expression and behind it that of the variable, once for each
    /// order: of a scalar by a vector the gradient, and of order 2 the Hessian; of a vector the Jacobian.
    /// </summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="order">How often to differentiate, at least 1.</param>
    /// <param name="options">What may be assumed, and rules left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not positive.</exception>
    /// <exception cref="LimitException">The order exceeds <see cref="Limits.MaxOrder"/>.</exception>
    public Expr Derivative(string variable, int order = 1, SimplifyOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Limits.Default.CheckOrder(order);
        return Derivatives.Orders(this, Named([variable])[0], order, options).Last().Roots[0];
    }

    /// <summary>The partial derivatives by several variables, from one reverse sweep.</summary>
    /// <param name="variables">Names of the variables.</param>
    /// <exception cref="ArgumentException">A variable is given twice.</exception>
    public Gradient Gradient(params ReadOnlySpan<string> variables)
    {
        string[] names = [.. variables];
        return new(names, Derivatives.Gradient(this, Named(names)).Roots);
    }

    /// <summary>How the partial derivatives come about: the steps of the function, of the reverse sweep, and the rewrites.</summary>
    /// <param name="variables">Names of the variables.</param>
    /// <exception cref="ArgumentException">No variable is given, or one twice.</exception>
    public Derivation Explain(params ReadOnlySpan<string> variables)
    {
        if (variables.IsEmpty) throw new ArgumentException("a derivation needs a variable", nameof(variables));
        string[] names = [.. variables];
        return Derivations.DerivationRecorder.Record(this, names, Named(names), SimplifyOptions.Default);
    }

    /// <summary>How a derivative of higher order comes about: <see cref="Derivation.Lower"/> has the orders below.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="order">How often to differentiate, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not positive.</exception>
    /// <exception cref="LimitException">The order exceeds <see cref="Limits.MaxOrder"/>.</exception>
    public Derivation Explain(string variable, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Limits.Default.CheckOrder(order);
        return Derivations.DerivationRecorder.RecordOrders(this, variable, Named([variable])[0], order, SimplifyOptions.Default);
    }

    /// <summary>
    /// The Taylor polynomial about a point with exact coefficients, lowest powers first; the remainder is of the next order. Singularities that a quotient removes, as in
    /// <c>sin(x)/x</c>, are allowed.
    /// </summary>
    /// <param name="order">The highest total degree.</param>
    /// <param name="about">The point: for each variable to expand in an expression that contains none of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    /// <exception cref="ArgumentException">No variable is given, or an expression of the point contains one of the variables.</exception>
    /// <exception cref="SymDiffException">There is no such series (SD1031): a pole, a kink, or no value at the point; or there are tensors (SD1028).</exception>
    /// <exception cref="LimitException">The order exceeds <see cref="Limits.MaxOrder"/>.</exception>
    public Expr Taylor(int order, IReadOnlyDictionary<string, Expr> about)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentNullException.ThrowIfNull(about);
        Limits.Default.CheckOrder(order);
        return Series.TaylorExpansion.Polynomial(this, about, order);
    }

    /// <summary>
    /// Whether this and another expression have one value: proved by normal forms (quotients of polynomials in functions, sine and cosine as
    /// exponentials), or refuted by a point.
    /// </summary>
    /// <param name="other">The other expression.</param>
    /// <param name="options">What may be assumed.</param>
    /// <exception cref="ShapeException">The two have different shapes.</exception>
    public EqualityResult CompareWith(Expr other, SimplifyOptions? options = null) => Equality.EqualityChecker.Compare(this, other, options ?? SimplifyOptions.Default);

    /// <summary>Why this and another expression are equal: the steps from one to the other; null where <see cref="CompareWith"/> does not find them equal.</summary>
    /// <param name="other">The other expression, of the same shape.</param>
    /// <param name="options">What may be assumed.</param>
    public Proof? ProofOfEquality(Expr other, SimplifyOptions? options = null) => Equality.Prover.Prove(this, other, options ?? SimplifyOptions.Default);

    /// <summary>The variables of these names with their shapes; a scalar for one that does not occur.</summary>
    private Expr[] Named(string[] variables)
    {
        var named = new Dictionary<string, Expr?>(StringComparer.Ordinal);
        foreach (var name in variables)
            if (!named.TryAdd(name, null)) throw new ArgumentException($"the variable '{name}' is given twice", nameof(variables));
        foreach (var node in Traversal.PostOrder(this))
            if (node.VariableName is { } name && named.ContainsKey(name)) named[name] = node;
        return Array.ConvertAll(variables, name => named[name] ?? Variable(name));
    }
}
