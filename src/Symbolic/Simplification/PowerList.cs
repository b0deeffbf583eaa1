using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>Distinct bases with their exponents, in the order in which they came: few as a rule, so that they are looked through, and looked up only if they are many.</summary>
internal sealed class PowerList
{
    private const int Few = 12;

    private readonly List<Factor> factors = [];
    private NodeMap<int>? places;

    /// <summary>The factors; an exponent may be 0.</summary>
    public IReadOnlyList<Factor> Factors => factors;

    /// <summary>The exponent of a base; null if it was not met.</summary>
    public Number? Find(Expr value) => PlaceOf(value) is >= 0 and var place ? factors[place].Exponent : null;

    public void Set(Expr value, Number exponent)
    {
        var place = PlaceOf(value);
        if (place >= 0) factors[place] = new(value, exponent);
        else Add(new(value, exponent));
    }

    private void Add(Factor factor)
    {
        factors.Add(factor);
        if (places is not null) places[factor.Base] = factors.Count - 1;
        else if (factors.Count > Few) Index();
    }

    private void Index()
    {
        places = new(factors.Count * 2);
        for (var i = 0; i < factors.Count; i++) places[factors[i].Base] = i;
    }

    private int PlaceOf(Expr value)
    {
        if (places is not null) return places.GetValueOrDefault(value, -1);
        for (var i = 0; i < factors.Count; i++)
            if (factors[i].Base == value) return i;
        return -1;
    }
}
