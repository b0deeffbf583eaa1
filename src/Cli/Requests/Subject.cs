using SymDiff.Binding;
using SymDiff.Diagnostics;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>What is differentiated and by what.</summary>
internal sealed class Subject
{
    private readonly Model model;
    private readonly Dictionary<string, Expr> stoodFor = new(StringComparer.Ordinal);

    public Subject(Model model, Request request)
    {
        this.model = model;
        Options = new() { Assumptions = model.Assumptions, Without = request.Without.ToHashSet(StringComparer.Ordinal) };
        Original = request.Of is { } name ? Lookup(() => model[name]) : model.Output;
        if (request.Mode.NeedsVariables) Names = Variables(request);
        Wrt = [.. Names.Select(StandIn)];
        Output = stoodFor.Count == 0 ? Original : Freed(Original);
    }

    /// <summary>What may be assumed, and rules left out.</summary>
    public SimplifyOptions Options { get; }

    /// <summary>What is asked about, as written.</summary>
    public Expr Original { get; }

    /// <summary>The same, with a variable in the place of each definition that is differentiated by.</summary>
    public Expr Output { get; }

    /// <summary>The names to differentiate by.</summary>
    public IReadOnlyList<string> Names { get; } = [];

    /// <summary>A variable for each name.</summary>
    public Expr[] Wrt { get; }

    /// <summary>All variables: their sizes may be needed where they themselves are not.</summary>
    public List<Expr> Inputs => [.. model.Variables];

    /// <summary>The error of a variable without a value.</summary>
    public RequestException NoValue(string name, IEnumerable<string> given, string hint) => new(
        RequestCodes.MissingValue, $"the variable {Excerpt.Quote(name)} has no value", Suggestions.DidYouMean(name, given) ?? hint) { Model = model };

    /// <summary>The error of a value that has entries where a number is needed.</summary>
    public SymDiffException NoNumber() => new(
        new Diagnostic(Codes.WrongRank, $"a value of shape {Original.Shape} has no Hessian, but a Jacobian", new(0, model.Text.Length))
        {
            Hint = "write symdiff jacobian, or a number such as sum(...)",
        }, model.Text);

    /// <summary>The graph with the definitions back in their places.</summary>
    public Expr[] Restore(Expr[] roots)
    {
        if (stoodFor.Count == 0) return roots;
        var map = Traversal.Map(roots, node => node.VariableName is { } name && stoodFor.TryGetValue(name, out var definition) ? definition : node);
        return [.. roots.Select(root => map[root])];
    }

    /// <summary>The point with the values, there, of the definitions that are differentiated by.</summary>
    public IReadOnlyDictionary<string, Tensor> WithDefinitions(Request request)
    {
        if (stoodFor.Count == 0) return request.At!;
        var point = new Dictionary<string, Tensor>(request.At!, StringComparer.Ordinal);
        foreach (var (name, value) in stoodFor.Keys.Zip(Values.Of([.. stoodFor.Values], request.At!, request.Options.Limits, Inputs))) point[name] = value;
        return point;
    }

    /// <summary>Names that the model gives to nodes, in the form written and simplified.</summary>
    public Dictionary<Expr, string> NamedNodes(bool simplify)
    {
        var names = new Dictionary<Expr, string>();
        Expr[] written = [.. model.Definitions.Select(name => model[name])];
        foreach (var form in simplify && written.Length > 0 ? [written, Pipelines.People(written, options: Options).Roots] : new[] { written })
            foreach (var (name, node) in model.Definitions.Zip(form)) names.TryAdd(node, name);
        return names;
    }

    /// <summary>All names that are in use.</summary>
    public HashSet<string> TakenNames =>
        field ??= [.. model.Definitions, .. model.Inputs, .. model.Parameters, .. model.OpaqueFunctions.Select(function => function.Name), .. Names, .. Original.FreeVariables()];

    private List<string> Variables(Request request)
    {
        var names = new List<string>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in request.Wrt ?? Lookup(() => model.DefaultVariables(Original)))
        {
            var normal = VariableName.Normalized(name);
            if (!given.Add(normal)) throw new RequestException(RequestCodes.Repeated, $"the variable {Excerpt.Quote(name)} is given twice", "name each variable once");
            names.Add(normal);
        }
        return names.Count > 0 ? names : throw new RequestException(RequestCodes.MissingField, "there is no variable to differentiate by", "name one");
    }

    private Expr StandIn(string name)
    {
        var node = Lookup(() => model.Variable(name));
        if (node.VariableName == name) return node;
        stoodFor.Add(name, node);
        return Expr.Variable(name, node.Shape);
    }

    private Expr Freed(Expr root)
    {
        var standIns = stoodFor.ToDictionary(pair => pair.Value, pair => Expr.Variable(pair.Key, pair.Value.Shape));
        var map = new NodeMap<Expr>();
        foreach (var node in Traversal.PostOrder(root))
            map[node] = standIns.TryGetValue(node, out var standIn) ? standIn : Traversal.WithMappedArgs(node, map);
        return map[root];
    }

    /// <summary>A name that the model does not have is a fault of the request.</summary>
    private T Lookup<T>(Func<T> find)
    {
        try
        {
            return find();
        }
        catch (SymDiffException error)
        {
            throw new RequestException(error.Diagnostic, error.Text) { Model = model };
        }
    }
}
