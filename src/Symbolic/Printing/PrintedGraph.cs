using System.Globalization;
using SymDiff.Ops;

namespace SymDiff.Printing;

/// <summary>Decides which nodes of a graph get a definition.</summary>
internal sealed class PrintedGraph(Expr[] roots, PrintOptions options)
{
    private readonly List<Expr> order = Traversal.PostOrder(roots);

    /// <summary>Whether the text may be short enough without definitions: every node takes a character or more.</summary>
    public bool CanBeShort => order.Count <= options.LongestInline;

    /// <summary>
    /// The candidates whose text would stand twice, given that each of them is written out once; users are decided before
    /// what they use.
    /// </summary>
    public HashSet<Expr> Named(Func<Expr, bool> isCandidate)
    {
        const int twice = 2;
        var occurrences = order.ToDictionary(node => node, _ => 0);
        foreach (var root in roots) occurrences[root]++;
        var named = new HashSet<Expr>();
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            var count = occurrences[node];
            if (count >= twice && !node.Args.IsEmpty && isCandidate(node))
            {
                named.Add(node);
                count = 1;
            }
            foreach (var arg in node.Args) occurrences[arg] = Math.Min(twice, occurrences[arg] + count);
        }
        return named;
    }

    /// <summary>Whether a name is shorter than what it stands for: not for <c>-x</c>, <c>x^2</c>, <c>x + 1</c> or <c>2*sin(x)</c>.</summary>
    public static bool IsWorthAName(Expr node)
    {
        if (node.Op.Notation.Precedence == Notation.Atom) return true;
        Expr? only = null;
        foreach (var arg in node.Args)
        {
            if (arg.Literal is not null) continue;
            if (only is not null) return true;
            only = arg;
        }
        return only is { Args.IsEmpty: false } && (!IsMultiple(node.Op.Notation) || IsMultiple(only.Op.Notation));
    }

    /// <summary>Whether the text stays within the nesting that the parser accepts.</summary>
    public bool IsShallow(HashSet<Expr> named) => IsLow || DeepNodes(named, stopAtFirst: true).Count == 0;

    /// <summary>Adds the nodes that must have a name lest the text nests too deeply.</summary>
    public void NameDeepNodes(HashSet<Expr> named)
    {
        if (!IsLow) DeepNodes(named, stopAtFirst: false);
    }

    /// <summary>Definitions in order of evaluation. The model's names are kept; the others count <c>t1, t2, ...</c></summary>
    public List<(Expr Node, string Name)> Definitions(HashSet<Expr> named, IEnumerable<string?> resultNames)
    {
        var taken = TakenNames(resultNames);
        var count = 0;
        var definitions = new List<(Expr, string)>(named.Count);
        foreach (var node in order)
            if (named.Contains(node)) definitions.Add((node, options.Names.TryGetValue(node, out var name) ? name : NextFree(taken, ref count)));
        return definitions;
    }

    private bool IsLow => roots.All(root => root.Depth * Layout.DeepestNode <= options.DeepestNesting);

    private static bool IsMultiple(Notation notation) => notation.IsSign || notation.LeadsWithFirst;

    private static string NextFree(HashSet<string> taken, ref int count)
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"t{++count}");
        while (taken.Contains(name));
        return name;
    }

    /// <summary>Names of variables and functions of the graph, of the model and of the results.</summary>
    private HashSet<string> TakenNames(IEnumerable<string?> resultNames)
    {
        var taken = new HashSet<string>(order.Select(node => node.Op.Name), StringComparer.Ordinal);
        taken.UnionWith(options.Names.Values);
        taken.UnionWith(options.Taken);
        foreach (var name in resultNames) if (name is not null) taken.Add(name);
        return taken;
    }

    private List<Expr> DeepNodes(HashSet<Expr> named, bool stopAtFirst)
    {
        var found = new List<Expr>();
        var names = named.ToDictionary(node => node, node => node.Op.Name);
        var layout = options.Layout(names);
        var depths = new Dictionary<Expr, int>(order.Count);
        foreach (var node in order)
        {
            depths[node] = layout.Nesting(node, depths);
            if (depths[node] <= options.DeepestNesting || (node == order[^1] && !stopAtFirst) || !names.TryAdd(node, node.Op.Name)) continue;
            found.Add(node);
            named.Add(node);
            if (stopAtFirst) break;
        }
        return found;
    }
}
