using System.Globalization;
using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>The names that a derivation gives: u1, u2, ... to steps without a name of the model, g_u1, g_x to cotangents.</summary>
internal sealed class DerivationNames
{
    private readonly Dictionary<Expr, string> steps = [];
    private readonly Dictionary<Expr, string> cotangents = [];
    private readonly Dictionary<Expr, string> anywhere;
    private readonly HashSet<string> taken;

    public DerivationNames(Derivation derivation)
    {
        var model = new Dictionary<Expr, string>(derivation.Names);
        foreach (var (node, name) in derivation.Names) model.TryAdd(derivation.Changed.GetValueOrDefault(node, node), name);
        taken = new(model.Values, StringComparer.Ordinal);
        foreach (var step in derivation.Reverse) taken.Add(step.Node.Op.Name);
        foreach (var node in derivation.Forward) taken.UnionWith(node.ArgList.Select(arg => arg.Op.Name));
        var count = 0;
        foreach (var node in derivation.Forward) steps[node] = model.TryGetValue(node, out var name) ? name : Next(ref count);
        foreach (var step in derivation.Reverse) cotangents[step.Node] = Free("g_" + Of(step.Node));
        Model = model;
        anywhere = new(model);
                NameForms(derivation);
    }

    /// <summary>The model's names.</summary>
    public IReadOnlyDictionary<Expr, string> Model { get; }

    /// <summary>The model's names, and those of the steps in every form that rewrites gave them.</summary>
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

    private void NameForms(Derivation derivation)
    {
        var forms = new Dictionary<Expr, Expr>();
        foreach (var step in derivation.Rewrites) forms.TryAdd(step.Before, step.After);
        var images = new NodeMap<Expr>();
        foreach (var node in derivation.Forward)
        {
            foreach (var leaf in node.Args) images.Reference(leaf, out _) ??= leaf;
            var image = Traversal.WithMappedArgs(node, images);
            for (; forms.TryGetValue(image, out var next) && !anywhere.ContainsKey(next); image = next) Add(image, Of(node));
            Add(image, Of(node));
            images[node] = image;
        }

        void Add(Expr image, string name)
        {
            if (!image.Args.IsEmpty && PrintedGraph.IsWorthAName(image)) anywhere.TryAdd(image, name);
        }
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
