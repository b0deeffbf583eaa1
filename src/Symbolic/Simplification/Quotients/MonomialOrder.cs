namespace SymDiff.Simplification;

/// <summary>Lexicographic, by the first base whose powers differ: a product with positive powers is above its factors, and multiplication keeps the order.</summary>
internal sealed class MonomialOrder : IComparer<Monomial>
{
    public static MonomialOrder Instance { get; } = new();

    public int Compare(Monomial? x, Monomial? y)
    {
        var a = x!.Factors;
        var b = y!.Factors;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = StructuralOrder.Instance.Compare(b[i].Base, a[i].Base);
            if (order == 0) order = a[i].Exponent.CompareTo(b[i].Exponent);
            if (order != 0) return order;
        }
        return a.Length.CompareTo(b.Length);
    }
}
