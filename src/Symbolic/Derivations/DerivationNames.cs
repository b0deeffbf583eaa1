using System.Globalization;

namespace SymDiff.Derivations;

/// <summary>The names that a derivation gives: u1, u2, ... to steps without a name of the model, g_u1, g_x to cotangents.</summary>
internal sealed class DerivationNames
{
    private readonly Dictionary<Expr, string> steps = [];
    private readonly Dictionary<Expr, string> cotangents = [];

    public DerivationNames(Derivation derivation, IReadOnlyDictionary<Expr, string> model)
    {
        var taken = new HashSet<string>(model.Values, StringComparer.Ordinal);
        foreach (var node in derivation.Forward) taken.UnionWith(node.ArgList.Select(arg => arg.Op.Name));
        var count = 0;
        foreach (var node in derivation.Forward) steps[node] = model.TryGetValue(node, out var name) ? name : Next(taken, ref count);
        foreach (var step in derivation.Reverse)
            if (!step.Cotangent.Args.IsEmpty) cotangents.TryAdd(step.Cotangent, CotangentOf(step.Node));
    }

    /// <summary>The name of a step or a leaf's own.</summary>
    public string Of(Expr node) => steps.TryGetValue(node, out var name) ? name : node.Op.Name;

    /// <summary>The name of a node's cotangent.</summary>
    public string CotangentOf(Expr node) => "g_" + Of(node);

    /// <summary>Names of the steps alone.</summary>
    public IReadOnlyDictionary<Expr, string> Steps => steps;

    /// <summary>Names for a contribution: the steps', and that of the cotangent it was made from.</summary>
    public Dictionary<Expr, string> For(Contribution contribution)
    {
        var names = new Dictionary<Expr, string>(steps);
        if (cotangents.TryGetValue(contribution.Cotangent, out _)) names[contribution.Cotangent] = CotangentOf(contribution.User);
        return names;
    }

    private static string Next(HashSet<string> taken, ref int count)
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"u{++count}");
        while (!taken.Add(name));
        return name;
    }
}
