namespace SymDiff.Simplification;

/// <summary>
/// The variables of patterns. C and D stand for literals only, K and L for whole ones, N and M for anything but literals, Q for what is 0 or 1,
/// the others for anything.
/// </summary>
internal static class Hole
{
    private const char Mark = '?';

    public static readonly Expr A =
        Of("A"), P = Of("P"), Q = Of("Q"), X = Of("X"), Y = Of("Y"), Z = Of("Z"), W = Of("W"), C = Of("C"), D = Of("D"), K = Of("K"), L = Of("L"), N = Of("N"), M = Of("M");

    public static bool Is(Expr node) => node.VariableName is [Mark, ..];

    public static bool Accepts(Expr hole, Expr value) =>
        IsLiteral(hole) ? value.Literal is { IsWide: false } literal && (hole == C || hole == D || literal.IsInteger)
        : hole == Q ? value.Op.IsLogical
        : (hole != N && hole != M) || value.Literal is null;

    /// <summary>Whether only literals fit.</summary>
    public static bool IsLiteral(Expr hole) => hole == C || hole == D || hole == K || hole == L;

    /// <summary>The holes of patterns, each once.</summary>
    public static List<Expr> In(params ReadOnlySpan<Expr> patterns) => Traversal.PostOrder(patterns).FindAll(Is);

    private static Expr Of(string name) => Expr.Symbol(Mark + name);
}
