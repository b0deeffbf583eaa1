using SymDiff.Differentiation;

namespace SymDiff.Simplification;

/// <summary>Brings a graph into the form that people read: passes over it, until one changes nothing.</summary>
/// <param name="options">Rules left out, and the budget.</param>
/// <param name="facts">What is known.</param>
/// <param name="listener">Hears every rewrite, or null.</param>
internal sealed class PeopleForm(SimplifyOptions options, FactTable facts, IDerivationListener? listener = null)
{
    private const int MostPasses = 12;

    private readonly PassMemory memory = new(options, facts);

    /// <summary>Where the result holds although more was defined than before: the conditions of widening rules that fired.</summary>
    public IEnumerable<Expr> Conditions => memory.Ledger.Conditions;

    /// <summary>Where what was read is defined and the result is not: guards that were dropped.</summary>
    public IEnumerable<Expr> Removable => memory.Ledger.Removable;

    /// <summary>Whether a counted budget ran out and the best form so far was kept.</summary>
    public bool IsExhausted => memory.Ledger.IsExhausted;

    /// <summary>Passes over a graph until one changes nothing, or a form comes back, or the passes are used up.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="source">What the user wrote, if it is not the roots themselves: the order of its sums is kept wherever they appear.</param>
    public Expr[] Settle(ReadOnlySpan<Expr> roots, ReadOnlySpan<Expr> source)
    {
        if (!source.IsEmpty) Pass(source, fromSource: true);
        memory.Ledger.Trace = listener is null ? null : new(listener);
        var form = Pass(roots, fromSource: source.IsEmpty);
        var seen = new List<Expr[]> { roots.ToArray() };
        while (seen.Count <= MostPasses && !IsExhausted && !seen.Exists(f => f.AsSpan().SequenceEqual(form)))
        {
            seen.Add(form);
            form = Pass(form, fromSource: false);
        }
        return form;
    }

    private Expr[] Pass(ReadOnlySpan<Expr> roots, bool fromSource) => new PeoplePass(memory, fromSource).Apply(roots);
}
