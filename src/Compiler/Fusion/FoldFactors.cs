namespace SymDiff.Compiling;

/// <summary>
/// sum(c*x) = c*sum(x) for a number c of the row. The sum need not wait for the fold that gives c, which saves a pass: with softmax(x) = e/s, the sum of g*softmax(x) is
/// that of g*e, divided by s, and is taken where e is.
/// </summary>
internal static class FoldFactors
{
    /// <summary>The group with numbers of the row taken out of its sums.</summary>
    public static FusedGroup Apply(FusedGroup group)
    {
        var (done, own) = (new Dictionary<Expr, Part>(), group.Parts.Select(part => part.Part.Node).ToHashSet());
        var parts = new List<(int Place, Part Part)>();
        foreach (var (place, part) in group.Parts)
        {
            var (sum, factors) = (part, new List<Reading>());
            while (TakeOut(group, sum, done, factors) is { } simpler) sum = simpler;
            if (sum == part || (own.Contains(sum.Node) && !done.ContainsKey(sum.Node)))
            {
                Add(place, part);
                continue;
            }
            if (!done.ContainsKey(sum.Node)) Add(place, sum);
            Reading[] readings = [new(sum.Node, [.. Enumerable.Range(0, group.OuterRank)]), .. factors];
            Add(place, new(part.Node, part.Space[..group.OuterRank], Fold.None, 0, readings, values => Expr.Product(values)));
        }
        return group with { Parts = parts };

        void Add(int place, Part part)
        {
            parts.Add((place, part));
            done[part.Node] = part;
        }
    }

    /// <summary>The sum without the numbers by which one of its factors is multiplied; null if there are none.</summary>
    private static Part? TakeOut(FusedGroup group, Part sum, Dictionary<Expr, Part> done, List<Reading> taken)
    {
        if (sum.Fold != Fold.Sum) return null;
        foreach (var (place, reading) in sum.Readings.Index())
        {
            var argument = sum.Node.ArgList.IndexOf(reading.Node);
            if (argument < 0) continue;
            var factors = Factors(new(reading.Node, reading), group, done).ToLookup(factor => done.TryGetValue(factor.Reading.Node, out var source) && group.IsFoldedAway(source));
            if (!factors[true].Any() || !factors[false].Any() || Expr.Product([.. factors[false].Select(factor => factor.Node)]) is var rest && !rest.Shape.Equals(reading.Node.Shape)) continue;
            taken.AddRange(factors[true].Select(factor => factor.Reading));
            return Replace(sum, argument, place, rest, [.. factors[false].Select(factor => factor.Reading)]);
        }
        return null;
    }

    /// <summary>The factors of a product of products.</summary>
    private static List<Operand> Factors(Operand product, FusedGroup group, Dictionary<Expr, Part> done)
    {
        var (factors, open) = (new List<Operand>(), new Stack<Operand>([product]));
        while (open.TryPop(out var next))
            if (next.Node == next.Reading.Node && done.TryGetValue(next.Node, out var part) && !group.IsFoldedAway(part) && IsProduct(part))
                foreach (var (factor, reading) in part.Node.ArgList.Zip(part.Readings).Reverse()) open.Push(new(factor, reading));
            else
                factors.Add(next);
        return factors;
    }

    /// <summary>Whether a part is the product of what it reads.</summary>
    private static bool IsProduct(Part part) =>
        part.Node.Op.Factors(part.Node) is { Length: > 1 } factors && factors.Length == part.Readings.Count && Array.TrueForAll(factors, factor => factor.Exponent.IsOne);

    private static Part Replace(Part sum, int argument, int place, Expr factor, Reading[] readings)
    {
        var args = sum.Node.ArgArray();
        args[argument] = factor;
        return sum with
        {
            Node = sum.Node.WithArgs(args),
            Readings = [.. sum.Readings.Take(place), .. readings, .. sum.Readings.Skip(place + 1)],
            Value = values => sum.Value([.. values[..place], Expr.Product(values.AsSpan(place, readings.Length)), .. values[(place + readings.Length)..]]),
        };
    }

    private readonly record struct Operand(Expr Node, Reading Reading);
}
