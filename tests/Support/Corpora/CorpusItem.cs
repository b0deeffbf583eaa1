namespace SymDiff.Support;

/// <summary>An expression of the outside material with reference values at a few points.</summary>
internal record CorpusItem(string Id, string Expr, string[] Vars, string[] Functions, CorpusPoint[] Points, string Source)
{
    public sealed override string ToString() => Id;
}

/// <summary>A formula of physics.</summary>
internal sealed record FeynmanItem(string Id, string Expr, string[] Vars, string[] Functions, CorpusPoint[] Points, string Source, string Output, string Set)
    : CorpusItem(Id, Expr, Vars, Functions, Points, Source);

/// <summary>An expression of a test suite of a computer algebra system, and the derivative known from there, if any.</summary>
internal sealed record DerivativeItem(
    string Id, string Expr, string[] Vars, string[] Functions, CorpusPoint[] Points, string Source, string Wrt, string Origin, string Context, string? KnownDerivative)
    : CorpusItem(Id, Expr, Vars, Functions, Points, Source);

/// <summary>A test function of global optimisation.</summary>
internal sealed record OptimizationItem(
    string Id, string Expr, string[] Vars, string[] Functions, CorpusPoint[] Points, string Source, string Name, string Kind, Minimum? Minimum, Figure[]? Start)
    : CorpusItem(Id, Expr, Vars, Functions, Points, Source);

/// <summary>The stated minimum of a test function, and the one refined to 25 digits.</summary>
internal sealed record Minimum(Figure? FStated, Figure[][]? XStated, Figure? FAtXStated, Figure[]? XRefined, Figure? FRefined, bool? Stationary, bool? Verified);

/// <summary>Extreme inputs: tier A must be accurate, B should be, C is inherently cancelling, D is a matter of convention.</summary>
internal sealed record HardItem(string Id, string Expr, string[] Vars, string[] Functions, CorpusPoint[] Points, string Source, string Tier, string Family, string Note)
    : CorpusItem(Id, Expr, Vars, Functions, Points, Source);

/// <summary>
/// Reference values at one point: <c>hess</c> has keys "a,b". In tier D of the hard items the accepted values stand in
/// <c>f_accept</c> and <c>grad_accept</c> instead.
/// </summary>
internal sealed record CorpusPoint(
    Dictionary<string, Figure> At,
    Figure? F,
    Dictionary<string, Figure>? Grad,
    Dictionary<string, Figure>? Hess,
    NaiveError? Naive64,
    Figure? F64,
    string? FClass,
    Figure? NaiveF,
    Dictionary<string, Figure>? Grad64,
    Dictionary<string, string>? GradClass,
    Dictionary<string, Figure>? NaiveGrad,
    Dictionary<string, Figure>? Hess64,
    string[]? FAccept,
    Dictionary<string, string[]>? GradAccept)
{
    /// <summary>The point in the order of the variables.</summary>
    public double[] In(IEnumerable<string> variables) => [.. variables.Select(name => At[name].Value)];
}

/// <summary>Relative errors of plain double evaluation and textbook forward differentiation: a fair yardstick.</summary>
internal sealed record NaiveError(double? FRelerr, double? GradMaxRelerr);
