using System.Globalization;

namespace SymDiff;

/// <summary>Length of one axis: a literal, or a rigid name that is read from the data at call time.</summary>
public readonly struct Dimension : IEquatable<Dimension>
{
    private Dimension(long length, string? name) => (Length, Name) = (length, name);

    /// <summary>The literal length; 0 if the dimension is named.</summary>
    public long Length { get; }

    /// <summary>The size's name, or null for a literal.</summary>
    public string? Name { get; }

    /// <summary>Whether this axis broadcasts: only a literal 1 does.</summary>
    public bool IsOne => Name is null && Length == 1;

    /// <summary>A literal length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static implicit operator Dimension(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new(length, null);
    }

    /// <summary>A named size.</summary>
    public static implicit operator Dimension(string name) => new(0, name);

    /// <inheritdoc/>
    public bool Equals(Dimension other) => Length == other.Length && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dimension other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, Name);

    /// <inheritdoc cref="Equals(Dimension)"/>
    public static bool operator ==(Dimension left, Dimension right) => left.Equals(right);

    /// <summary>Whether two dimensions differ.</summary>
    public static bool operator !=(Dimension left, Dimension right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Name ?? Length.ToString(CultureInfo.InvariantCulture);
}
