using SymDiff.Ops;

namespace SymDiff.Differentiation;

/// <summary>One way back from the outputs to the variables: each node's cotangent is summed, and handed on to the inputs.</summary>
internal sealed class Sweep
{
    private const int FewArguments = 16;

    private readonly int lead;
    private readonly List<Expr> order;
    private readonly NodeSet independent;
    private readonly NodeMap<Part?> gradTable;
    private readonly List<Cotangent> parts = new(FewArguments);
    private readonly IDerivationListener? listener;
    private readonly Poles poles = new();
    private Expr?[] contributions = [];

    /// <param name="outputs">What is differentiated.</param>
    /// <param name="wrt">What is held to be independent.</param>
    /// <param name="lead">Number of leading axes of all cotangents.</param>
    /// <param name="listener">Hears every step, or null.</param>
    public Sweep(ReadOnlySpan<Expr> outputs, ReadOnlySpan<Expr> wrt, int lead, IDerivationListener? listener = null)
    {
        (this.lead, this.listener) = (lead, listener);
        order = Traversal.PostOrder(outputs);
        independent = new(wrt.Length);
        foreach (var variable in wrt) independent.Add(variable);
        gradTable = Active();
    }

    /// <summary>Gives an output its cotangent.</summary>
    public void Start(Expr output, Expr cotangent)
    {
        if (gradTable.ContainsKey(output)) Accumulate(output, new(null, cotangent));
    }

    public void Run()
    {
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (gradTable.GetValueOrDefault(node, null) is not { } last || independent.Contains(node)) continue;
            var cotangent = Sum(last);
            listener?.Summed(node, cotangent.Formed);
            Propagate(node, cotangent);
        }
    }

    /// <summary>What arrived at a variable; null if nothing did.</summary>
    public Expr? GradientOf(Expr variable) => gradTable.TryGetValue(variable, out var last) && last is not null ? Sum(last).Formed : null;

    /// <summary>A table of the nodes that depend on a variable, for their contributions.</summary>
    private NodeMap<Part?> Active()
    {
        var result = new NodeMap<Part?>(order.Count);
        foreach (var node in independent) result.Add(node, null);
        foreach (var node in order)
            foreach (var arg in node.Args)
                if (result.ContainsKey(arg))
                {
                    result.Add(node, null);
                    break;
                }
        return result;
    }

    /// <summary>Inputs whose rule leaves the mask alone get the value with the mask beside it; the others the masked value.</summary>
    private void Propagate(Expr node, in Cotangent cotangent)
    {
        Span<bool> wanted = node.Args.Length <= FewArguments ? stackalloc bool[node.Args.Length] : new bool[node.Args.Length];
        for (var i = 0; i < wanted.Length; i++) wanted[i] = gradTable.ContainsKey(node.Args[i]);
        if (cotangent.Mask is null) Contribute(node, node, cotangent, null, wanted);
        else PropagateMasked(node, cotangent, cotangent.Mask, wanted);
    }

    private void PropagateMasked(Expr node, in Cotangent cotangent, Expr mask, Span<bool> beside)
    {
        var (masks, within) = (new Expr?[beside.Length], new bool[beside.Length]);
        for (var i = 0; i < masks.Length; i++)
        {
            var input = i;
            masks[i] = Masks.Moved(mask, entries => node.Op.MaskFor(node, input, entries));
            if (masks[i] is not null || !beside[i]) continue;
            (within[i], beside[i]) = (true, false);
            masks[i] = Masks.Moved(mask, entries => node.Op.GuardFor(node, input, entries));
        }
        Contribute(node, node, cotangent, masks, beside);
        if (within.Contains(true)) Contribute(node, Alive(node, mask), new(null, cotangent.Formed) { IsFormed = true }, masks, within);
    }

    /// <summary>The node with 0 for what no living entry depends on, where it may be undefined: a cotangent of 0 would be multiplied by it.</summary>
    private Expr Alive(Expr node, Expr mask)
    {
        var args = node.Args.ToArray();
        for (var i = 0; i < args.Length; i++)
        {
            var input = i;
            if (poles.In(args[i]) && Masks.Moved(mask, entries => node.Op.GuardFor(node, input, entries)) is { Shape.Rank: > 0 } guard) args[i] = Selection.Masked(guard, args[i]);
        }
        return node.Op.Apply(args);
    }

    /// <summary>The inputs of the node get the contributions of its rule, formed with <paramref name="alive"/> in its place.</summary>
    private void Contribute(Expr node, Expr alive, in Cotangent cotangent, Expr?[]? masks, ReadOnlySpan<bool> wanted)
    {
        if (!wanted.Contains(true)) return;
        if (contributions.Length < wanted.Length) contributions = new Expr?[wanted.Length];
        var results = contributions.AsSpan(0, wanted.Length);
        results.Clear();
        alive.Op.BpropAll(alive, cotangent.Value, wanted, results);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (results[i] is not { } result) continue;
            var contribution = (cotangent with { Mask = masks?[i] }).Then(result, poles).Unbroadcast(lead, node.Args[i].Shape);
            listener?.Contributed(node, i, cotangent.Formed, contribution.Formed);
            Accumulate(node.Args[i], contribution);
        }
    }

    private void Accumulate(Expr input, in Cotangent contribution)
    {
        ref var last = ref gradTable.Reference(input, out _);
        last = new(contribution, last);
    }

    /// <summary>The sum of the contributions, in the order in which they came.</summary>
    private Cotangent Sum(Part last)
    {
        if (last.Earlier is null) return last.Cotangent;
        parts.Clear();
        for (var part = last; part is not null; part = part.Earlier) parts.Add(part.Cotangent);
        parts.Reverse();
        return Cotangent.Sum(parts);
    }

    /// <summary>A contribution, and the one before it.</summary>
    private sealed record Part(Cotangent Cotangent, Part? Earlier);
}
