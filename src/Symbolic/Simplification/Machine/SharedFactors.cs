namespace SymDiff.Simplification;

/// <summary>
/// A sum of contributions to a gradient with their common factors taken out and equal terms collected. What cancels in such a sum then cancels before the
/// common factor is multiplied in, whose roundings differed from term to term and would remain.
/// </summary>
internal sealed class SharedFactors(PathTable table)
{
    /// <summary>A factor is looked for among the last steps of each product, which keeps the work linear.</summary>
    private const int MostSteps = 8;

    /// <summary>The sum as a product, or null if its terms have nothing in common.</summary>
    public ProductPath? Collect(IReadOnlyList<ProductPath> terms)
    {
        if (!HaveCommonBeginning(terms)) return null;
        var left = terms.ToArray<ProductPath?>();
        foreach (var (origin, members) in Origins(terms))
        {
            var live = members.FindAll(i => left[i] is { } path && path.Passes(origin));
            if (live.Count < 2) continue;
            var sum = Sum(origin, live.ConvertAll(i => left[i]!));
            foreach (var i in live) left[i] = null;
            left[live[0]] = sum;
        }
        var rest = Array.FindAll(left, path => path is not null);
        return rest.Length == terms.Count ? null : rest.Length == 1 ? rest[0] : table.Times(table.One, Expr.Sum(Array.ConvertAll(rest, path => path!.Value)));
    }

    /// <summary>Whether two paths have their first factor in common; most sums have none that do, and are left alone.</summary>
    private static bool HaveCommonBeginning(IReadOnlyList<ProductPath> terms)
    {
        var beginnings = new HashSet<ProductPath>(terms.Count);
        foreach (var term in terms)
            if (term.Beginning is { } beginning && !beginnings.Add(beginning)) return true;
        return false;
    }

    /// <summary>The points that several paths pass, the last ones first, with the places of these paths.</summary>
    private static IEnumerable<(ProductPath Origin, List<int> Members)> Origins(IReadOnlyList<ProductPath> terms)
    {
        var origins = new Dictionary<ProductPath, List<int>>();
        for (var i = 0; i < terms.Count; i++)
        {
            var path = terms[i];
            for (var steps = 0; steps <= MostSteps && path.HasFactor; steps++, path = path.Parent!)
            {
                if (!origins.TryGetValue(path, out var members)) origins[path] = members = [];
                members.Add(i);
            }
        }
        return origins.Where(pair => pair.Value.Count > 1).OrderByDescending(pair => pair.Key.Depth).Select(pair => (pair.Key, pair.Value));
    }

    private ProductPath Sum(ProductPath origin, List<ProductPath> paths)
    {
        var terms = new List<PathTerm>();
        foreach (var path in paths)
        {
            var term = new PathTerm(origin, path);
            if (terms.Find(term.IsLike) is { } like && Number.Add(like.Coefficient, term.Coefficient) is { } both) like.Coefficient = both;
            else terms.Add(term);
        }
        terms.RemoveAll(term => term.Coefficient.IsZero);
        if (terms.Count == 0) return table.Times(table.One, Number.Zero);
        if (terms is [var only]) return only.AppendTo(origin, table);
        var isNegative = terms.TrueForAll(term => term.Coefficient.Sign < 0) || terms.Exists(term => term.IsNumber && term.Coefficient.Sign < 0);
        if (isNegative) terms.ForEach(term => term.Coefficient = term.Coefficient.Negate());
        var sum = table.Times(origin, Expr.Sum([.. terms.Select(term => term.AppendTo(table.One, table).Value)]));
        return isNegative ? table.Negate(sum) : sum;
    }
}
