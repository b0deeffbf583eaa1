using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>
/// The ways to read sums and products as quotients: as they are, by identities in each of their directions, and with powers taken apart, where the graph has any.
/// </summary>
/// <param name="termsOf">The terms of sums.</param>
/// <param name="distribution">Multiplies out.</param>
/// <param name="notation">How sums are written.</param>
/// <param name="ledger">Which identities may be used.</param>
internal sealed class QuotientReadings(TermReader termsOf, Distribution distribution, SumNotation notation, RuleLedger ledger)
{
    private static readonly HashSet<Op> Related =
        [.. ShorteningRules.All.SelectMany(rule => Traversal.PostOrder(rule.Left.Expression)).Select(node => node.Op)
            .Where(op => op is ElementwiseOp { Arity: 1 } && op != Arithmetic.Negate)];

    private readonly NodeSet related = [];
    private readonly List<QuotientReader> others = [];
    private bool hasPowers;

    /// <summary>As they are.</summary>
    public QuotientReader Plain { get; } = new(termsOf, distribution, notation.Write);

    /// <summary>By identities and with powers taken apart.</summary>
    public IReadOnlyList<QuotientReader> Others => others;

    /// <summary>Whether there is a function that identities speak of.</summary>
    public bool HasRelated => related.Count > 0;

    /// <summary>Remembers a function that identities speak of, and whether there are powers to take apart.</summary>
    public void Meet(Expr node)
    {
        if (Related.Contains(node.Op) && related.Add(node) && related.Count == 1) others.AddRange(Directions());
        if (hasPowers || !PowerSymbols.Fits(new(node, Number.One))) return;
        hasPowers = true;
        others.Add(new(termsOf, distribution, notation.Write, powers: new()));
    }

    private IEnumerable<QuotientReader> Directions() =>
        new[] { ShorteningRules.Parts, ShorteningRules.Sines, ShorteningRules.Cosines }
            .Select(rules => new QuotientReader(termsOf, distribution, notation.Write, new(rules.Where(ledger.Allows), related.Contains)));
}
