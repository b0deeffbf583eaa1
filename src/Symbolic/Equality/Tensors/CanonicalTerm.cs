using System.Globalization;
using SymDiff.Simplification;

namespace SymDiff.Equality;

/// <summary>
/// A text that two indexed terms share exactly if they are the same but for the order of their factors and the names of their summed indices. Indices are
/// numbered by colour refinement; where that leaves a choice, the least text counts.
/// </summary>
internal static class CanonicalTerm
{
    private const int MostChoices = 120;

    /// <summary>The text without the coefficient.</summary>
    /// <exception cref="BudgetException">Too many indices look alike.</exception>
    public static string Of(IndexedTerm term)
    {
        var classes = IndexOrder.Classes(term);
        var choices = classes.Aggregate(1L, (count, alike) => Math.Min(MostChoices + 1L, count * Factorial(alike.Count)));
        if (choices > MostChoices) throw new BudgetException();
        return Orders(classes).Select(order => Text(term, order)).Min(StringComparer.Ordinal)!;
    }

    private static long Factorial(int count) => count <= 1 ? 1 : count * Factorial(count - 1);

    private static IEnumerable<List<int>> Orders(IReadOnlyList<List<int>> classes)
    {
        IEnumerable<List<int>> orders = [[]];
        foreach (var alike in classes) orders = orders.SelectMany(order => Permutations(alike).Select(next => (List<int>)[.. order, .. next]));
        return orders;
    }

    private static IEnumerable<List<int>> Permutations(List<int> items)
    {
        IEnumerable<List<int>> result = [[]];
        foreach (var item in items) result = result.SelectMany(list => Enumerable.Range(0, list.Count + 1).Select(place => (List<int>)[.. list[..place], item, .. list[place..]]));
        return result;
    }

    private static string Text(IndexedTerm term, List<int> order)
    {
        var names = new Dictionary<int, string>();
        for (var place = 0; place < term.Output.Length; place++) names.TryAdd(term.Output[place], string.Create(CultureInfo.InvariantCulture, $"o{place}"));
        for (var place = 0; place < order.Count; place++) names[order[place]] = string.Create(CultureInfo.InvariantCulture, $"s{place}");
        var factors = term.Factors
            .Select(factor => $"{factor.Base.Hash.High:x}{factor.Base.Hash.Low:x}^{factor.Exponent}[{string.Join(',', factor.Indices.Select(index => names[index]))}]")
            .Order(StringComparer.Ordinal);
        return $"{string.Join('*', factors)}->{string.Join(',', term.Output.Select(index => names[index]))}";
    }
}
