namespace SymDiff;

/// <summary>Refusals: sizes beyond which a request is turned down with a <see cref="LimitException"/> that names the limit.</summary>
public sealed record Limits
{
    /// <summary>The limits in force unless others are given.</summary>
    public static Limits Default { get; } = new();

    /// <summary>No refusal at all; the caller answers for memory and time.</summary>
    public static Limits None { get; } = new()
    {
        MaxSource = int.MaxValue,
        MaxNesting = 100_000,
        MaxNodes = int.MaxValue,
        MaxOrder = int.MaxValue,
        MaxElements = int.MaxValue,
    };

    /// <summary>Longest source text in UTF-16 units (<c>--max-source</c>).</summary>
    public int MaxSource { get; init; } = 4_000_000;

    /// <summary>Deepest nesting of parentheses, calls, signs and exponents, at most 100,000 (<c>--max-nesting</c>).</summary>
    public int MaxNesting { get; init; } = 256;

    /// <summary>Most distinct nodes of one graph (<c>--max-nodes</c>).</summary>
    public int MaxNodes { get; init; } = 10_000_000;

    /// <summary>Highest order of differentiation (<c>--max-order</c>).</summary>
    public int MaxOrder { get; init; } = 16;

    /// <summary>Most elements of one tensor, refused before memory for it is asked for (<c>--max-elements</c>).</summary>
    public int MaxElements { get; init; } = 100_000_000;

    /// <summary>Refuses an order of differentiation above <see cref="MaxOrder"/>.</summary>
    internal void CheckOrder(int order)
    {
        if (order > MaxOrder) throw Refusal(Codes.OrderLimit, $"derivative order {order} is above the limit of {MaxOrder} (--max-order)");
    }

    /// <summary>Refuses a graph of more than <see cref="MaxNodes"/> nodes.</summary>
    internal void CheckNodes(int count)
    {
        if (count > MaxNodes) throw Refusal(Codes.NodeLimit, $"the graph has more than {MaxNodes} nodes (--max-nodes)");
    }

    /// <summary>Refuses a tensor of more than <see cref="MaxElements"/> elements.</summary>
    /// <param name="lengths">Length of each axis; not negative.</param>
    /// <param name="what">The tensor, for the message.</param>
    internal void CheckElements(ReadOnlySpan<long> lengths, string what)
    {
        var count = 1.0;
        foreach (var length in lengths) count *= length;
        if (count > MaxElements) throw Refusal(Codes.ElementLimit, $"{what}, more than the limit of {MaxElements} elements (--max-elements)");
    }

    private static LimitException Refusal(string code, FormattableString message) =>
        new(new Diagnostic(code, FormattableString.Invariant(message), default));
}
