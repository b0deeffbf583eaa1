using SymDiff.Differentiation;

namespace SymDiff.Compiling;

/// <summary>Which derivatives of a single operator vanish, found by differentiating it over placeholders; literal arguments are kept.</summary>
internal sealed class Curvature
{
    private static readonly Expr Cotangent = Expr.Symbol("#g");

    private readonly Dictionary<Expr, List<(int First, int Second)>> known = [];

    /// <summary>The inputs by which the derivative does not vanish.</summary>
    public static IEnumerable<int> SlopesOf(Expr node) =>
        Enumerable.Range(0, node.Args.Length).Where(input => node.Op.Bprop(node, input, Cotangent) is { Literal: not { IsZero: true } });

    /// <summary>The pairs of inputs, first not above second, by which the second derivative does not vanish.</summary>
    public List<(int First, int Second)> Of(Expr node)
    {
        var inputs = Placeholders(node);
        var alone = node.WithArgs(inputs);
        if (!known.TryGetValue(alone, out var pairs)) known[alone] = pairs = [.. Pairs(Differentiator.Gradient(alone, inputs), inputs)];
        return pairs;
    }

    private static IEnumerable<(int First, int Second)> Pairs(Expr[] gradient, Expr[] inputs)
    {
        for (var first = 0; first < inputs.Length; first++)
        {
            if (gradient[first].FreeVariables().Count == 0) continue;
            var row = Differentiator.Gradient(gradient[first], inputs);
            for (var second = first; second < row.Length; second++)
                if (row[second].Literal is not { IsZero: true }) yield return (first, second);
        }
    }

    private static Expr[] Placeholders(Expr node)
    {
        var inputs = node.ArgArray();
        for (var i = 0; i < inputs.Length; i++)
            if (inputs[i].Literal is null) inputs[i] = Expr.Symbol(FormattableString.Invariant($"#{i}"), inputs[i].Shape);
        return inputs;
    }
}
