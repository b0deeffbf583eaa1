using SymDiff.Differentiation;
using SymDiff.Simplification;

namespace SymDiff.Derivations;

/// <summary>Runs the people's pipeline and writes down what it reports.</summary>
internal sealed class DerivationRecorder : IDerivationListener
{
    private readonly Dictionary<Expr, List<Contribution>> arrived = [];
    private readonly List<ReverseStep> reverse = [];
    private readonly List<RewriteStep> rewrites = [];
    private readonly Dictionary<(Expr Before, Expr After), int> places = [];

    private DerivationRecorder()
    {
    }

    /// <summary>The derivation of a gradient or Jacobian.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="names">Names of the variables.</param>
    /// <param name="wrt">The variables.</param>
    /// <param name="options">What may be assumed, and rules left out.</param>
    public static Derivation Record(Expr output, IReadOnlyList<string> names, ReadOnlySpan<Expr> wrt, SimplifyOptions options)
    {
        var recorder = new DerivationRecorder();
        var function = Pipelines.Recognize(options, output)[0];
        var raw = Differentiator.Jacobian(function, wrt, recorder);
        for (var i = 0; i < wrt.Length; i++) recorder.Summed(wrt[i], raw[i]);
        var simplified = Pipelines.People(raw, [output], options, recorder).Roots;
        var forward = Traversal.PostOrder(function).Where(node => !node.Args.IsEmpty);
        return new([.. forward], recorder.reverse, recorder.rewrites, [.. names.Select((name, i) => new DerivedResult(name, raw[i], simplified[i]))]);
    }

    public void Contributed(Expr node, int input, Expr cotangent, Expr contribution)
    {
        if (!arrived.TryGetValue(node.Args[input], out var list)) arrived[node.Args[input]] = list = [];
        list.Add(new(node, input, cotangent, contribution));
    }

    public void Summed(Expr node, Expr cotangent) => reverse.Add(new(node, cotangent, arrived.GetValueOrDefault(node, [])));

    public void Rewrote(Expr before, Expr after, IReadOnlyList<string> rules, IReadOnlyList<Expr> conditions)
    {
        if (places.TryGetValue((before, after), out var place))
        {
            rewrites[place] = rewrites[place] with { Count = rewrites[place].Count + 1 };
            return;
        }
        places[(before, after)] = rewrites.Count;
        rewrites.Add(new(before, after, rules, conditions, 1));
    }
}
