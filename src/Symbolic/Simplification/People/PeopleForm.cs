namespace SymDiff.Simplification;

/// <summary>
/// The form that people read, made bottom-up: every step takes operands that have it and returns a node that has it. Products
/// are read as terms, sums as collected terms; of several ways to write one value the one with the fewest operations is kept.
/// </summary>
internal sealed partial class PeopleForm
{
    private readonly SimplifyOptions options;
    private readonly TermReader termsOf = new();
    private readonly Distribution distribution;
    private static readonly Lazy<RuleIndex> Functions = new(() => new(FunctionRules.All));
    private readonly SourceSums sources = new();
    private readonly HashSet<Expr> sigmoidArguments = [];
    private int applications;

    public PeopleForm(SimplifyOptions options)
    {
        this.options = options;
        distribution = new(termsOf);
    }

    /// <summary>Where the result holds although more was defined than before: the conditions of widening rules that fired.</summary>
    public HashSet<Expr> Conditions { get; } = [];

    /// <summary>Rules that were applied.</summary>
    public int Applications => applications;

    /// <summary>Whether a counted budget ran out and the best form so far was kept.</summary>
    public bool IsExhausted => applications >= options.MaxApplications;

    /// <summary>The form of a node whose arguments have it.</summary>
    private Expr Of(Expr node)
    {
        if (node.Args.IsEmpty) return node;
        if (node.Op.IsSum) return Sum(node.ArgArray(), false);
        return node.Op.HasFactors(node) ? Product(node.Op.Factors(node)) : Function(node);
    }

    /// <summary>The form of a small expression, from its leaves up.</summary>
    private Expr Build(Expr expression)
    {
        var map = new Dictionary<Expr, Expr>();
        foreach (var node in Traversal.PostOrder(expression)) map[node] = Of(Traversal.WithMappedArgs(node, map));
        return map[expression];
    }

    /// <summary>The right side of a rule with its holes filled.</summary>
    private Expr Instantiate(Expr pattern, Bindings bindings)
    {
        var map = new Dictionary<Expr, Expr>();
        foreach (var node in Traversal.PostOrder(pattern))
            map[node] = Hole.Is(node) ? bindings[node] : Of(Traversal.WithMappedArgs(node, map));
        return map[pattern];
    }

    /// <summary>Counts an application; false if the budget is spent or the rule is switched off.</summary>
    private bool Allows(Rule rule) => !IsExhausted && !options.Without.Contains(rule.Name);

    private void Applied(Rule rule, Bindings bindings)
    {
        applications++;
        if (rule.Condition is { } condition) Conditions.Add(Instantiate(condition, bindings));
    }
}
