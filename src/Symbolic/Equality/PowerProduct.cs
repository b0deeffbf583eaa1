namespace SymDiff.Equality;

/// <summary>A product of rational powers of kernels, which are known by their numbers; compares by value.</summary>
internal sealed class PowerProduct : IEquatable<PowerProduct>
{
    private readonly KeyValuePair<int, Number>[] powers;
    private readonly int hash;

    private PowerProduct(KeyValuePair<int, Number>[] powers)
    {
        this.powers = powers;
        var code = new HashCode();
        foreach (var power in powers) code.Add(power);
        hash = code.ToHashCode();
    }

    public static PowerProduct One { get; } = new([]);

    public ReadOnlySpan<KeyValuePair<int, Number>> Powers => powers;

    public bool IsOne => powers.Length == 0;

    /// <summary>The exponent of a kernel, 0 if it does not occur.</summary>
    public Number this[int kernel]
    {
        get
        {
            foreach (var (own, exponent) in powers) if (own == kernel) return exponent;
            return Number.Zero;
        }
    }

    public static PowerProduct Of(int kernel, Number exponent) => exponent.IsZero ? One : new([KeyValuePair.Create(kernel, exponent)]);

    public PowerProduct Times(PowerProduct other)
    {
        if (IsOne) return other;
        if (other.IsOne) return this;
        var merged = new SortedDictionary<int, Number>();
        foreach (var (kernel, exponent) in powers) merged[kernel] = exponent;
        foreach (var (kernel, exponent) in other.powers)
            merged[kernel] = Exactly.Add(merged.GetValueOrDefault(kernel, Number.Zero), exponent);
        return new([.. merged.Where(power => !power.Value.IsZero)]);
    }

    public PowerProduct Raised(Number exponent) =>
        exponent.IsZero ? One : new(Array.ConvertAll(powers, power => KeyValuePair.Create(power.Key, Exactly.Multiply(power.Value, exponent))));

    /// <summary>Without any power of a kernel.</summary>
    public PowerProduct Without(int kernel) => new(Array.FindAll(powers, power => power.Key != kernel));

    /// <summary>A total order: by the first kernel whose exponents differ.</summary>
    public int CompareTo(PowerProduct other)
    {
        for (var i = 0; i < Math.Min(powers.Length, other.powers.Length); i++)
        {
            var order = other.powers[i].Key.CompareTo(powers[i].Key);
            if (order == 0) order = powers[i].Value.CompareTo(other.powers[i].Value);
            if (order != 0) return order;
        }
        return powers.Length.CompareTo(other.powers.Length);
    }

    public bool Equals(PowerProduct? other) => other is not null && hash == other.hash && powers.AsSpan().SequenceEqual(other.powers);

    public override bool Equals(object? obj) => Equals(obj as PowerProduct);

    public override int GetHashCode() => hash;
}
