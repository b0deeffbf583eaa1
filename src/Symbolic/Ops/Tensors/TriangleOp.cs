using System.Globalization;

namespace SymDiff.Ops;

/// <summary>
/// <c>tril(X, k)</c>, <c>triu(X, k)</c>: the entries of the last two axes on and below, or on and above, the k-th diagonal (0 is the main one, 1 the
/// one above it); zeros elsewhere. A projection, so the gradient is the same part of the cotangent.
/// </summary>
/// <param name="isLower">Whether the lower part is kept.</param>
/// <param name="offset">Which diagonal.</param>
internal sealed class TriangleOp(bool isLower, int offset) : Op
{
    public static IReadOnlyList<CallForm> Forms { get; } = [Form("tril", isLower: true), Form("triu", isLower: false)];

    public bool IsLower => isLower;

    public int Offset => offset;

    public override string Name => isLower ? "tril" : "triu";

    public override int? Arity => 1;

    internal override string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"{(isLower ? "tril" : "triu")}({offset})");

    internal override string Latex => $@"\operatorname{{{Name}}}";

    internal override Fact Enclose(Expr node, ReadOnlySpan<Fact> args) => args[0].Or(Fact.Of(Number.Zero));

    internal override Spelling SpellingOf(Expr node) => Spelling.Call(Name, node.ArgList, offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {offset}"));

    internal override Shape InferShape(ReadOnlySpan<Expr> args) =>
        args[0].Shape.Rank >= 2 ? args[0].Shape : throw new ShapeException($"{Name}: the operand has the shape {args[0].Shape}, a matrix is expected") { Code = Codes.WrongRank };

    internal override Expr Bprop(Expr node, int input, Expr cotangent) => Apply(cotangent);

    private static CallForm Form(string name, bool isLower) => new(
        name, [CallParameter.Value("X"), new("k", ParameterKind.Integer) { IsOptional = true }], call => new TriangleOp(isLower, call.Integer("k") ?? 0).Apply(call.Value("X")));
}
