using SymDiff.Derivations;

namespace SymDiff.Simplification;

/// <summary>
/// The form that people read, made bottom-up: every step takes operands that have it and returns a node that has it. Products
/// are read as terms, sums as collected terms; of several ways to write one value the one with the fewest operations is kept.
/// </summary>
internal sealed partial class PeopleForm
{
    private const int DeepestRules = 40;

    private readonly SimplifyOptions options;
    private readonly FactTable facts;
    private readonly TermReader termsOf = new();
    private readonly Distribution distribution;
    private static readonly Lazy<RuleIndex> Functions = new(() => new([.. FunctionRules.All, .. AssumedRules.All]));
    private readonly SourceSums sources = new();
    private readonly NodeSet sigmoidArguments = [];
    private NodeMap<Expr> cheapest = [];
    private readonly IDerivationListener? listener;
    private RewriteTrace? trace;
    private int applications;
    private int depth;

    /// <param name="options">Rules left out, and the budget.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="listener">Hears every rewrite, or null.</param>
    public PeopleForm(SimplifyOptions options, FactTable facts, IDerivationListener? listener = null)
    {
        (this.options, this.facts, this.listener) = (options, facts, listener);
        (distribution, symmetry) = (new(termsOf), new(facts));
        quotients = new(termsOf, distribution, Write);
    }

    /// <summary>Where the result holds although more was defined than before: the conditions of widening rules that fired.</summary>
    public NodeSet Conditions { get; } = [];

    /// <summary>Where what was read is defined and the result is not: guards that were dropped.</summary>
    public HashSet<Expr> Removable { get; } = [];

    /// <summary>Rules that were applied.</summary>
    public int Applications => applications;

    /// <summary>Whether a counted budget ran out and the best form so far was kept.</summary>
    public bool IsExhausted => applications >= options.MaxApplications;

    /// <summary>The form of a node whose arguments have it; of the same shape.</summary>
    private Expr Of(Expr node) => Shaped(FormOf(node), node.Shape);

    private Expr FormOf(Expr node)
    {
        if (node.Args.IsEmpty) return node;
        if (Structure.IsIndexed(node)) return Indexed(node);
        if (node.Op.IsSum) return Sum(node.ArgArray(), false);
        return node.Op.HasFactors(node) ? Product(node.Op.Factors(node)) : Function(Loosened(node));
    }

    /// <summary>The right side of a rule with its holes filled.</summary>
    private Expr Instantiate(Template template, Bindings bindings)
    {
        depth++;
        var filled = template.Fill(bindings, (node, _) => Of(node));
        depth--;
        return filled;
    }

    /// <summary>False if the budget is spent, rules have fired inside rules too often, or this one is switched off.</summary>
    private bool Allows(Rule rule) => !IsExhausted && depth < DeepestRules && !options.Without.Contains(rule.Name);

    /// <summary>Whether a rule that fits may be used: of a generic one, facts must prove the condition.</summary>
    private bool Accepts(Rule rule, Bindings bindings) =>
        Allows(rule) && rule.IsPermitted(facts, bindings, Instantiate);

    private void Applied(Rule rule, Bindings bindings)
    {
        applications++;
        trace?.Fired(rule.Name);
        if (rule.Domain != RuleDomain.Widening) return;
        var condition = Instantiate(rule.Requirement!, bindings);
        if (facts.Proves(condition)) return;
        Conditions.Add(condition);
        trace?.Needed(condition);
    }

    private void Removed(Expr guard)
    {
        if (facts.Proves(guard)) return;
        Removable.Add(guard);
        trace?.Needed(guard);
    }
}
