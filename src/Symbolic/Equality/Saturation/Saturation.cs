using SymDiff.Ops;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>
/// Equality saturation (Tate, Stepp, Tatlock and Lerner, 2009): all rules are applied wherever they fit, what was there stays, until two terms are in one class, or nothing
/// new comes, or a budget is used up. All is counted, so that the outcome does not depend on the machine. Every term of the graph has a value wherever both sides have one,
/// since rules never make a domain smaller and arms of choices that may have none are leaves; so every class has one value there.
/// </summary>
internal sealed class Saturation
{
    private const int MostTerms = 1_500;
    private const int MostApplications = 1_000;
    private const int MostRounds = 8;
    private const int MostMatches = 20;
    private const int MostCandidates = 3;
    private const int MostCompared = 600;
    private const int LargestNormalized = 60;

    private readonly Expr left, right;
    private readonly FactTable facts;
    private readonly List<SaturationRules.Entry> rules;
    private readonly RingForms ring = new();
    private readonly HashSet<Expr> normalized = [];
    private readonly HashSet<(Expr, Expr)> compared = [];
    private readonly HashSet<Expr> rewritten = [];
    private readonly HashSet<(string Rule, Expr Instance, Expr? Left)> applied = [];

    /// <param name="left">One number.</param>
    /// <param name="right">Another.</param>
    /// <param name="options">Rules left out, and what holds wherever both sides are defined.</param>
    /// <param name="table">The rules; all, unless others are given.</param>
    public Saturation(Expr left, Expr right, SimplifyOptions options, SaturationRules? table = null)
    {
        (this.left, this.right) = (left, right);
        facts = new([.. options.Assumptions, .. options.Assumptions.Select(Normalized)]);
        rules = [.. (table ?? SaturationRules.All.Value).Except(options.Without)];
        Graph = new(IsLeaf);
        Graph.Add(left);
        Graph.Add(right);
    }

    /// <summary>The terms and classes.</summary>
    public EGraph Graph { get; }

    /// <summary>Runs to an end, and says which.</summary>
    /// <param name="haveOneForm">Whether two expressions have one normal form.</param>
    public EqualityStop Run(Func<Expr, Expr, bool> haveOneForm)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var (terms, unions) = (Graph.Count, Graph.Unions);
            Normalize(new(Graph));
            Normalize(new(Graph, rewritten));
            var best = new Extraction(Graph);
            if (!IsProved && FindOneForm(best, haveOneForm) is var (first, second)) Graph.Union(first, second, Reason.NormalForm);
            if (IsProved) return EqualityStop.Decided;
            ApplyAll(new(Graph, best), best);
            if (IsProved) return EqualityStop.Decided;
            if (Graph.Count > MostTerms) return EqualityStop.Terms;
            if (applied.Count > MostApplications) return EqualityStop.Applications;
            if (Graph.Count == terms && Graph.Unions == unions) return EqualityStop.Saturated;
        }
        return EqualityStop.Rounds;
    }

    /// <summary>A term equal to the left side and one equal to the right side that have one normal form.</summary>
    private (Expr, Expr)? FindOneForm(Extraction best, Func<Expr, Expr, bool> haveOneForm)
    {
        foreach (var first in Candidates(left))
            foreach (var second in Candidates(right))
                if (IsAffordable(first, second) && compared.Add((first, second)) && haveOneForm(first, second)) return (first, second);
        return null;

        IEnumerable<Expr> Candidates(Expr side) => Graph.Members(Graph.ClassOf(side)).Select(best.Of).Distinct().OrderBy(term => term.Size).Take(MostCandidates);
    }

    /// <summary>Normal forms take long for large terms, so their sizes are what is counted.</summary>
    private bool IsAffordable(Expr first, Expr second) => first.Size + second.Size + compared.Sum(pair => pair.Item1.Size + pair.Item2.Size) <= MostCompared;

    private bool IsProved => Graph.ClassOf(left) == Graph.ClassOf(right);

    /// <summary>Nothing is asked about the parts of tensors, and about the arms of choices where they may have no value.</summary>
    private bool IsLeaf(Expr term)
    {
        if (term.Args.IsEmpty) return true;
        for (var i = 0; i < term.Args.Length; i++)
            if (term.Args[i].Shape.Rank > 0 || (term.Op.NeedOf(term, i) is not null && !facts[term.Args[i]].IsDefined)) return true;
        return !term.Op.IsFinite;
    }

    /// <summary>Sums and products of the cheapest terms are written in one way.</summary>
    private void Normalize(Extraction best)
    {
        foreach (var leader in Graph.Classes.ToList())
            foreach (var member in Graph.Members(leader).Where(RingForms.IsRing).ToList())
            {
                var term = best.Of(member);
                if (Graph.Count > MostTerms || !normalized.Add(term) || term.Size > LargestNormalized) continue;
                if (Normal(term) is not { } form || form == term) continue;
                normalized.Add(form);
                Graph.Union(term, form, Reason.Arithmetic);
            }
    }

    /// <summary>A condition with both sides of every comparison written in one way, so that it is found among what is assumed.</summary>
    private Expr Normalized(Expr condition) =>
        Traversal.Map([condition], node => Logic.Mirror(node.Op) is null ? node : node.WithArgs([.. node.ArgList.Select(side => Normal(side) ?? side)]))[condition];

    private Expr? Normal(Expr term)
    {
        try
        {
            return ring.Written(term);
        }
        catch (BudgetException)
        {
            return null;
        }
    }

    private void ApplyAll(ClassMatcher matcher, Extraction best)
    {
        foreach (var leader in Graph.Classes.ToList())
        {
            foreach (var member in matcher.Members(leader))
                foreach (var entry in rules)
                    foreach (var (bindings, rest) in matcher.Match(entry.Pattern, member).Take(MostMatches).ToList())
                    {
                        if (applied.Count > MostApplications || Graph.Count > MostTerms) return;
                        Apply(entry, Values(bindings, best), rest);
                    }
        }
    }

    private static Bindings Values(ClassBinding found, Extraction best)
    {
        var bindings = new Bindings();
        for (var next = found; next.Others is not null; next = next.Others) bindings.TryBind(next.Hole, best.Of(next.Class));
        return bindings;
    }

    /// <summary>Asserts an instance of a rule, and the same with what is left over on both sides.</summary>
    private void Apply(SaturationRules.Entry entry, Bindings bindings, Expr? rest)
    {
        var rule = entry.Rule;
        var before = Filled(entry.Left, bindings);
        if (!applied.Add((rule.Name, before, rest)) || !rule.IsPermitted(facts, bindings, (condition, values) => Normalized(Filled(condition, values)))) return;
        var after = Filled(rule.Replacement, bindings);
        var reason = new Reason(rule.Name, rule.Requirement is { } condition ? [Filled(condition, bindings)] : []);
        Graph.Union(before, after, reason);
        rewritten.Add(before);
        if (rest is null) return;
        var isSum = rule.Left.Expression.Op.IsSum;
        Graph.Union(isSum ? before + rest : before * rest, isSum ? after + rest : after * rest, reason);
    }

    private static Expr Filled(Template template, Bindings bindings) => template.Fill(bindings, (node, _) => node);
}
