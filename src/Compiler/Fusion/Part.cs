using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>
/// A value that is read entry by entry within a space of indices. Axes of length 1 do not count, in spaces as in operands: whatever is broadcast, transposed, expanded
/// or taken from a diagonal is a walk with one step for each axis of the space.
/// </summary>
/// <param name="Node">What is read.</param>
/// <param name="Axes">For each axis of the node, the axis of the space that walks it.</param>
/// <param name="Change">What is made of an entry as it is read; null if nothing is.</param>
internal sealed record Reading(Expr Node, int[] Axes, Func<Expr, Expr>? Change = null)
{
    /// <summary>What the reader has of an entry.</summary>
    public Expr Changed(Expr entry) => Change is null ? entry : Change(entry);

    /// <summary>Whether it is read in its own order, along all of the first axes of a space.</summary>
    public bool IsInOrder(int axes) => Axes.Length == axes && Axes.Index().All(axis => axis.Index == axis.Item);

    /// <summary>A number that stands where the value is read: that of a constant.</summary>
    public Expr? Constant => Node.Op switch
    {
        FillOp fill => fill.IsOne ? 1 : 0,
        ConstantOp or NamedConstantOp => Node,
        _ => null,
    };

    /// <summary>The step along each axis of a space for given sizes.</summary>
    public int[] Strides(TensorSizes sizes, int rank)
    {
        var (own, strides, next) = (Extents.Strides(sizes.Of(Node.Shape)), new int[rank], 0);
        for (var axis = 0; axis < own.Length; axis++)
            if (!Node.Shape.Axes[axis].IsOne) strides[Axes[next++]] += own[axis];
        return strides;
    }
}

/// <summary>A node that can be computed point by point in a loop together with others.</summary>
/// <param name="Node">The node.</param>
/// <param name="Space">The lengths of the loops; none is 1.</param>
/// <param name="Fold">What becomes of the values along the last loops.</param>
/// <param name="Folded">How many loops that are.</param>
/// <param name="Readings">What it reads.</param>
/// <param name="Value">The value at a point, of the values read there.</param>
internal sealed record Part(Expr Node, Dimension[] Space, Fold Fold, int Folded, IReadOnlyList<Reading> Readings, Func<Expr[], Expr> Value)
{
    /// <summary>Whether it only reads an operand another way.</summary>
    public bool IsView => Fold == Fold.None && Readings.Count == 1 && Value([Point]) == Point;

    /// <summary>The node whose entries it has, in their order; null if there is none.</summary>
    public Expr? Entries => IsView && Readings[0] is { Change: null, Constant: null } reading && reading.IsInOrder(Space.Length) ? reading.Node : null;

    /// <summary>The number that it is at every point, if it reads constants alone.</summary>
    private Expr? Number =>
        Fold == Fold.None && Readings.All(reading => reading.Constant is not null) && Value([.. Readings.Select(reading => reading.Constant!)]) is { Op: ConstantOp } value ? value : null;

    /// <summary>A value at some point.</summary>
    private static Expr Point { get; } = Expr.Variable("x");

    /// <summary>The part without the constants that it reads, where they change nothing: a product with ones is a view.</summary>
    public Part WithoutConstants()
    {
        if (Fold != Fold.None || Readings.Count == 1 || Readings.Count(reading => reading.Constant is null) != 1) return this;
        var value = Value([.. Readings.Select(reading => reading.Constant ?? Point)]);
        return value == Point ? this with { Readings = [.. Readings.Where(reading => reading.Constant is null)], Value = values => values[0] } : this;
    }

    /// <summary>Whether it is the product of values that have no axis in common.</summary>
    public bool IsOuterProduct => Fold == Fold.None && Node.Op is ContractOp && Sources.Count() > 1 && Readings.Sum(reading => reading.Axes.Length) == Readings.SelectMany(reading => reading.Axes).Distinct().Count();

    /// <summary>The nodes whose values it reads.</summary>
    public IEnumerable<Expr> Sources => Readings.Where(reading => reading.Constant is null).Select(reading => reading.Node);

    /// <summary>
    /// The part that reads through views what is behind them, numbers instead of tensors of one number, and multiples of what is in memory from there, so that these are not stored.
    /// </summary>
    public Part Through(IReadOnlyDictionary<Expr, Part> parts) => this with { Readings = [.. Readings.Select(reading => Through(reading, parts))] };

    private Reading Through(Reading reading, IReadOnlyDictionary<Expr, Part> parts)
    {
        while (reading.Change is null && parts.TryGetValue(reading.Node, out var part) && part.IsView)
            reading = part.Readings[0] with { Axes = Array.ConvertAll(part.Readings[0].Axes, axis => reading.Axes[axis]) };
        if (reading.Change is not null || parts.GetValueOrDefault(reading.Node) is not { } source) return reading;
        if (source.Number is { } number) return new(number, []);
        return reading.IsInOrder(Space.Length) && source.InMemory(parts) is { } entries ? entries with { Change = source.Of } : reading;
    }

    /// <summary>
    /// The reading of which it takes every entry, with constants, for one operation, if that is in memory in any case: to compute it again costs no more than to read it.
    /// </summary>
    private Reading? InMemory(IReadOnlyDictionary<Expr, Part> parts) =>
        Fold == Fold.None && Node.Op.IsAlgebraic(Node) && Readings.Where(reading => reading.Constant is null).ToArray() is [var single]
        && single.IsInOrder(Space.Length) && !parts.ContainsKey(single.Node) ? single : null;

    /// <summary>Its value of the one entry that it reads.</summary>
    private Expr Of(Expr entry) => Value([.. Readings.Select(reading => reading.Constant ?? reading.Changed(entry))]);
}
