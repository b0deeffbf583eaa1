namespace SymDiff.Simplification;

/// <summary>What the passes over one graph share: what they know of it, what they have met in it, and what they have read already.</summary>
internal sealed class PassMemory
{
    /// <param name="options">Rules left out, and the budget.</param>
    /// <param name="facts">What is known.</param>
    public PassMemory(SimplifyOptions options, FactTable facts)
    {
        (Facts, Ledger, Symmetry) = (facts, new(options, facts), new(facts));
        (Distribution, Notation) = (new(TermsOf), new(TermsOf));
        Readings = new(TermsOf, Distribution, Notation, Ledger);
    }

    public FactTable Facts { get; }

    public RuleLedger Ledger { get; }

    public TermReader TermsOf { get; } = new();

    public Distribution Distribution { get; }

    public SumNotation Notation { get; }

    public QuotientReadings Readings { get; }

    public Symmetry Symmetry { get; }

    /// <summary>Values f(u) that were met, of functions for which f(-u) is c - f(u).</summary>
    public NodeSet WithComplement { get; } = [];
}
