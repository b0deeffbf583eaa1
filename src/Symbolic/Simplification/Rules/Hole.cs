namespace SymDiff.Simplification;

/// <summary>The variables of patterns. C and D stand for literals only, N and M for anything but literals, the others for anything.</summary>
internal static class Hole
{
    private const char Mark = '?';

    public static readonly Expr A = Of("A"), P = Of("P"), X = Of("X"), Y = Of("Y"), Z = Of("Z"), W = Of("W"), C = Of("C"), D = Of("D"), N = Of("N"), M = Of("M");

    public static bool Is(Expr node) => node.VariableName is [Mark, ..];

    public static bool Accepts(Expr hole, Expr value) =>
        hole == C || hole == D ? value.Literal is { IsWide: false } : (hole != N && hole != M) || value.Literal is null;

    /// <summary>The holes of patterns, each once.</summary>
    public static List<Expr> In(params ReadOnlySpan<Expr> patterns) => Traversal.PostOrder(patterns).FindAll(Is);

    private static Expr Of(string name) => Expr.Variable(Mark + name);
}
