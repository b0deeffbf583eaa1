using System.Collections.Immutable;
using SymDiff.Ops;

namespace SymDiff.Simplification;

/// <summary>One factor of a product of matrices.</summary>
/// <param name="Value">A matrix, or the vector of a diagonal one.</param>
/// <param name="IsTransposed">Whether it is taken transposed.</param>
/// <param name="IsDiagonal">Whether the vector stands for a diagonal matrix.</param>
internal sealed record Link(Expr Value, bool IsTransposed, bool IsDiagonal)
{
    /// <summary>Whether the matrix is its own transpose.</summary>
    public bool IsSymmetric { get; init; }

    public Link Flipped => IsDiagonal || IsSymmetric ? this : this with { IsTransposed = !IsTransposed };

    public Expr Matrix => IsDiagonal ? Contraction.Diag(Value) : IsTransposed ? Contraction.Transpose(Value) : Value;
}

/// <summary>A product of matrices that leads from one index to another; it can be read from either end.</summary>
internal sealed record Chain(int From, int To, ImmutableArray<Link> Links)
{
    /// <summary>The transpose: link by link, from the other end.</summary>
    public Chain Flipped => new(To, From, [.. Links.Reverse().Select(link => link.Flipped)]);

    /// <summary>The product of the matrices, from left to right.</summary>
    public Expr Matrix => Links.Skip(1).Aggregate(Links[0].Matrix, (left, link) => Contraction.MatMul(left, link.Matrix));

    /// <summary>How many matrices are taken transposed.</summary>
    public int TransposeCount => Links.Count(link => link.IsTransposed);

    public bool Has(int index) => From == index || To == index;

    public int Other(int index) => From == index ? To : From;

    /// <summary>The chain read towards an index.</summary>
    public Chain Towards(int index) => To == index ? this : Flipped;

    /// <summary>The chain with a diagonal matrix behind it.</summary>
    public Chain Then(Expr? diagonal) => diagonal is null ? this : this with { Links = Links.Add(new(diagonal, false, true)) };

    /// <summary>This chain and then another that starts where it ends.</summary>
    public Chain Then(Chain next) => new(From, next.To, Links.AddRange(next.Links));
}
