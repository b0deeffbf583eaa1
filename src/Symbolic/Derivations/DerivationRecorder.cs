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

    /// <summary>The derivation of a gradient, a Jacobian or a vector-Jacobian product.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="names">Names of the variables.</param>
    /// <param name="wrt">The variables.</param>
    /// <param name="options">What may be assumed, and rules left out.</param>
    /// <param name="cotangent">Where the sweep starts, of the output's shape; the identity if left out.</param>
    public static Derivation Record(Expr output, IReadOnlyList<string> names, ReadOnlySpan<Expr> wrt, SimplifyOptions options, Expr? cotangent = null)
    {
        var recorder = new DerivationRecorder();
        var (function, recognized, changed) = Recognize(output, options);
        var raw = cotangent is null ? Differentiator.Jacobian(function, wrt, recorder) : Differentiator.VectorJacobianProducts([function], wrt, [cotangent], recorder);
        var simplified = Pipelines.People(raw, [output], options, recorder);
        var forward = Traversal.PostOrder(function).Where(node => !node.Args.IsEmpty);
        var results = names.Select((name, i) => new DerivedResult(name, raw[i], simplified.Roots[i]));
        return new(recognized, [.. forward], recorder.InOrder(wrt, raw), recorder.rewrites, [.. results])
        {
            Changed = changed, Conditions = [.. simplified.Conditions, .. simplified.Removable],
        };
    }

    /// <summary>The derivation of a derivative of any order by one variable: each is the derivation of the derivative before, in the form that people read.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="order">How often to differentiate, at least 1.</param>
    /// <param name="options">What may be assumed, and rules left out.</param>
    public static Derivation RecordOrders(Expr output, string name, Expr variable, int order, SimplifyOptions options)
    {
        var last = Record(output, [name], [variable], options);
        for (var i = 1; i < order; i++) last = Record(last.Results[0].Simplified, [name], [variable], options).Behind(last);
        return last;
    }

    public void Contributed(Expr node, int input, Expr cotangent, Expr contribution)
    {
        if (!arrived.TryGetValue(node.Args[input], out var list)) arrived[node.Args[input]] = list = [];
        list.Add(new(node, input, cotangent, contribution));
    }

    public void Summed(Expr node, Expr cotangent) => reverse.Add(StepOf(node, cotangent));

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

    /// <summary>What is differentiated; how it differs from what was written, and for each node that differs, what became of it.</summary>
    private static (Expr Function, List<RewriteStep> Steps, Dictionary<Expr, Expr> Changed) Recognize(Expr output, SimplifyOptions options)
    {
        var order = Traversal.PostOrder(output);
        var forms = Pipelines.Recognize(options, [.. order]);
        var (images, steps, changed) = (new NodeMap<Expr>(order.Count), new List<RewriteStep>(), new Dictionary<Expr, Expr>());
        foreach (var (node, form) in order.Zip(forms))
        {
            var before = Traversal.WithMappedArgs(node, images);
            images[node] = form;
            if (before != form) steps.Add(new(before, form, [], [], 1));
            if (node != form) changed[node] = form;
        }
        return (forms[^1], steps, changed);
    }

    /// <summary>The steps of the sweep; the gradient of a variable stands behind the step that contributed last to it.</summary>
    private List<ReverseStep> InOrder(ReadOnlySpan<Expr> wrt, Expr[] gradients)
    {
        var (order, complete) = (new List<ReverseStep>(), new Dictionary<Expr, List<ReverseStep>>());
        var last = reverse.Count > 0 ? reverse[^1].Node : null;
        for (var i = 0; i < wrt.Length; i++)
        {
            var step = StepOf(wrt[i], gradients[i]);
            var user = step.Contributions.Count > 0 ? step.Contributions[^1].User : last;
            if (user is null) order.Add(step);
            else if (complete.TryGetValue(user, out var steps)) steps.Add(step);
            else complete[user] = [step];
        }
        foreach (var step in reverse)
        {
            order.Add(step);
            order.AddRange(complete.GetValueOrDefault(step.Node, []));
        }
        return order;
    }

    private ReverseStep StepOf(Expr node, Expr cotangent) => new(node, cotangent, arrived.GetValueOrDefault(node, []));
}
