namespace SymDiff.Compiling;

/// <summary>Which places of one axis are multiplied and where the product is added: <c>left*a + right*b = output*o + offset</c>.</summary>
/// <param name="Left">Factor of the left operand's place a.</param>
/// <param name="Right">Factor of the right operand's place b.</param>
/// <param name="Output">Factor of the result's place o.</param>
/// <param name="Offset">The constant.</param>
internal readonly record struct PlaceRelation(int Left, int Right, int Output, int Offset)
{
    /// <summary>
    /// All places of the relation within the three lengths. The shortest axis stands still during a run, for then the runs are long; along a run the two
    /// other places change in equal steps, since the relation is linear.
    /// </summary>
    public List<PlaceRun> Runs(int left, int right, int output)
    {
        var triples = Triples(left, right, output);
        var shortest = Math.Min(Math.Min(left, right), output);
        var groups = shortest == right ? triples.GroupBy(t => t.B) : shortest == output ? triples.GroupBy(t => t.O) : triples.GroupBy(t => t.A);
        return [.. groups.Select(group => PlaceRun.Of([.. group]))];
    }

    private IEnumerable<(int A, int B, int O)> Triples(int left, int right, int output)
    {
        for (var a = 0; a < left; a++)
            for (var b = 0; b < right; b++)
            {
                var (quotient, remainder) = Math.DivRem(((long)Left * a) + ((long)Right * b) - Offset, Output);
                if (remainder == 0 && quotient >= 0 && quotient < output) yield return (a, b, (int)quotient);
            }
    }
}

/// <summary>Places of an axis that follow each other at equal distances in both operands and the result.</summary>
/// <param name="Left">Places in the left operand.</param>
/// <param name="Right">Places in the right operand.</param>
/// <param name="Output">Places in the result.</param>
/// <param name="Length">Number of places.</param>
internal readonly record struct PlaceRun(Line Left, Line Right, Line Output, int Length)
{
    public static PlaceRun Of((int A, int B, int O)[] triples)
    {
        var (first, next) = (triples[0], triples[Math.Min(1, triples.Length - 1)]);
        return new(new(first.A, next.A - first.A), new(first.B, next.B - first.B), new(first.O, next.O - first.O), triples.Length);
    }

    /// <summary>The run in elements instead of places.</summary>
    public PlaceRun Scaled(int left, int right, int output) => new(Scaled(Left, left), Scaled(Right, right), Scaled(Output, output), Length);

    private static Line Scaled(Line line, int stride) => new(line.Start * stride, line.Step * stride);
}
