namespace SymDiff;

/// <summary>A 128-bit hash of a node's content, the same on every run and machine.</summary>
internal readonly record struct ContentHash(ulong High, ulong Low) : IComparable<ContentHash>
{
    private const ulong K1 = 0x9E3779B97F4A7C15;
    private const ulong K2 = 0xC2B2AE3D27D4EB4F;

    public static ContentHash Of(ReadOnlySpan<char> text)
    {
        var hash = new ContentHash(K1, K2 ^ (ulong)text.Length);
        foreach (var c in text) hash = hash.With(c, K1);
        return hash;
    }

    public ContentHash With(ContentHash next) => With(next.High, next.Low);

    public int CompareTo(ContentHash other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Two multiply-rotate lanes that feed each other; every step is a bijection of the state for fixed input.</summary>
    private ContentHash With(ulong a, ulong b)
    {
        var low = Mix((Low ^ a) * K1);
        var high = Mix((High ^ b ^ low) * K2);
        return new(high, low + high);
    }

    private static ulong Mix(ulong x) => (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9 ^ (x >> 32);
}
