namespace SymDiff.Simplification;

/// <summary>The terms of sums, each sum read once.</summary>
internal sealed class TermReader
{
    private readonly NodeMap<List<Term>> read = [];

    public List<Term> this[Expr sum]
    {
        get
        {
            if (read.TryGetValue(sum, out var terms)) return terms;
            var collector = new SumCollector();
            collector.Add(sum);
            return read[sum] = collector.Terms;
        }
    }
}
