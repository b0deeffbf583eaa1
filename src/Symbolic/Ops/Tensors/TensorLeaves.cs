namespace SymDiff.Ops;

/// <summary><c>ones(m, n)</c> or <c>zeros(m, n)</c>.</summary>
internal sealed class FillOp(Shape shape, bool isOne) : LeafOp
{
    public static CallForm OnesForm { get; } = new("ones", [CallParameter.Sizes("shape")], call => Ones(Shape.Of([.. call.Sizes("shape")!.Value])));

    public static CallForm ZerosForm { get; } = new("zeros", [CallParameter.Sizes("shape")], call => Zeros(Shape.Of([.. call.Sizes("shape")!.Value])));

    public override string Name => isOne ? "ones" : "zeros";

    /// <summary>Whether every entry is 1; otherwise every entry is 0.</summary>
    public bool IsOne => isOne;

    internal override string Key { get; } = $"{(isOne ? "ones" : "zeros")}({string.Join(", ", shape.Axes.ToArray().AsEnumerable())})";

    internal override string Latex => isOne ? @"\mathbf{1}" : @"\mathbf{0}";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(isOne ? Number.One : Number.Zero);

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, [], ", " + string.Join(", ", shape.Axes.ToArray().AsEnumerable()), Latex);

    internal override EntryRule EntryRuleOf(Expr node, IReadOnlyList<string> indices, IndexNames names) => new([], _ => isOne ? 1 : 0, AtAnyRank: true);

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => shape;

    /// <summary>Whether a value is 0 in every entry.</summary>
    public static bool IsZeros(Expr value) => value.Literal is { IsZero: true } || value.Op is FillOp { IsOne: false };

    /// <summary>All ones; of a scalar's shape the literal 1.</summary>
    public static Expr Ones(Shape shape) => shape.Rank == 0 ? 1 : new FillOp(shape, true).Apply();

    /// <summary>All zeros; of a scalar's shape the literal 0.</summary>
    public static Expr Zeros(Shape shape) => shape.Rank == 0 ? 0 : new FillOp(shape, false).Apply();
}

/// <summary>A named size as a number: <c>sum(x)/n</c>.</summary>
internal sealed class SizeOp(string name) : LeafOp
{
    public override string Name => name;

    internal override string Key => $"size {name}";

    internal override string Latex => "#0";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => Fact.Of(Interval.Positive);
}

/// <summary><c>e(k, n)</c>: the vector of length n with 1 at place k, counted from 0, and 0 elsewhere.</summary>
internal sealed class UnitOp(Dimension place, Dimension length) : LeafOp
{
    public static CallForm Form { get; } = new("e", [CallParameter.Size("k"), CallParameter.Size("n")], call => Vector(call.Size("k")!, call.Size("n")!));

    public override string Name => "e";

    /// <summary>The place of the 1.</summary>
    public Dimension Place => place;

    internal override string Key { get; } = $"e({place}, {length})";

    internal override string Latex => "e";

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, [], $", {place}, {length}", $"e_{{{place}}}");

    internal override Shape InferShape(ReadOnlySpan<Expr> args) => Shape.Of(length);

    /// <summary>The unit vector.</summary>
    /// <exception cref="ShapeException">The place is not within the length.</exception>
    public static Expr Vector(Dimension place, Dimension length)
    {
        if (place.Literal is < 0 || (length - place).Literal is <= 0)
            throw new ShapeException($"there is no entry {place} among {length}", $"the last one is {length - 1}") { Code = Codes.BadIndex };
        return new UnitOp(place, length).Apply();
    }
}
