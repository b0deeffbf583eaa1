using System.Globalization;
using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>The names that a derivation gives: u1, u2, ... to steps without a name of the model, g_u1, g_x to cotangents.</summary>
internal sealed class DerivationNames
{
    private const int MostPasses = 12;

    private readonly Dictionary<Expr, string> steps = [];
    private readonly Dictionary<Expr, string> cotangents = [];
    private readonly Dictionary<Expr, string> anywhere;
    private readonly HashSet<string> taken;

    public DerivationNames(Derivation derivation)
    {
        Model = OfModel(derivation);
        taken = new(derivation.Names.Values, StringComparer.Ordinal);
        foreach (var step in derivation.Reverse) taken.Add(step.Node.Op.Name);
        foreach (var node in derivation.Forward) taken.UnionWith(node.ArgList.Select(arg => arg.Op.Name));
        var count = 0;
        foreach (var node in derivation.Forward) steps[node] = Model.TryGetValue(node, out var name) ? name : Next(ref count);
        foreach (var step in derivation.Reverse) cotangents[step.Node] = Free("g_" + Of(step.Node));
        anywhere = new(Model);
        NameForms(derivation);
    }

    /// <summary>The model's names.</summary>
    public IReadOnlyDictionary<Expr, string> Model { get; }

    /// <summary>The model's names, and those of steps and cotangents in every form that rewrites gave them.</summary>
    public IReadOnlyDictionary<Expr, string> Anywhere => anywhere;

    /// <summary>The name of a step; null for any other node.</summary>
    public string? OfStep(Expr node) => steps.GetValueOrDefault(node);

    /// <summary>The name of a step or a leaf's own.</summary>
    public string Of(Expr node) => steps.TryGetValue(node, out var name) ? name : node.Op.Name;

    /// <summary>The name of a node's cotangent.</summary>
    public string CotangentOf(Expr node) => cotangents[node];

    /// <summary>The name of a node in a contribution: of a step, or of the cotangent that the contribution was made from.</summary>
    public string? In(Contribution contribution, Expr node) =>
        node == contribution.Cotangent && !node.Args.IsEmpty ? CotangentOf(contribution.User) : steps.GetValueOrDefault(node);

    /// <summary>A definition that is a variable again keeps the variable's name.</summary>
    private static Dictionary<Expr, string> OfModel(Derivation derivation)
    {
        var names = new Dictionary<Expr, string>();
        foreach (var (node, name) in derivation.Names.Where(pair => !pair.Key.Args.IsEmpty))
        {
            names.TryAdd(node, name);
            names.TryAdd(derivation.Changed.GetValueOrDefault(node, node), name);
        }
        return names;
    }

    /// <summary>Follows the steps and cotangents through the passes: what became of a node has its name.</summary>
    private void NameForms(Derivation derivation)
    {
        var forms = new Dictionary<Expr, Expr>();
        foreach (var step in derivation.Rewrites) forms.TryAdd(step.Before, step.After);
        foreach (var node in derivation.Forward) Add(node, Of(node));
        foreach (var step in derivation.Reverse) Add(step.Cotangent, CotangentOf(step.Node));
        Expr[] roots = [.. derivation.Results.Select(result => result.Raw)];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var images = new NodeMap<Expr>();
            foreach (var node in Traversal.PostOrder(roots))
            {
                var mapped = node.Args.IsEmpty ? node : Traversal.WithMappedArgs(node, images);
                images[node] = forms.GetValueOrDefault(mapped, mapped);
                if (anywhere.TryGetValue(node, out var name)) Add(images[node], name);
            }
            var next = Traversal.Images(roots, images);
            if (next.AsSpan().SequenceEqual(roots)) break;
            roots = next;
        }
    }

    private void Add(Expr node, string name)
    {
        if (!node.Args.IsEmpty && PrintedGraph.IsWorthAName(node)) anywhere.TryAdd(node, name);
    }

    private string Next(ref int count)
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"u{++count}");
        while (!taken.Add(name));
        return name;
    }

    private string Free(string name)
    {
        while (!taken.Add(name)) name += "_";
        return name;
    }
}
