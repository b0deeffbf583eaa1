using System.Collections;

namespace SymDiff;

/// <summary>The partial derivatives of one expression, by variable; they share their common parts.</summary>
public sealed class Gradient : IReadOnlyDictionary<string, Expr>
{
    private readonly string[] names;
    private readonly Expr[] partials;

    internal Gradient(string[] names, Expr[] partials) => (this.names, this.partials) = (names, partials);

    /// <summary>The variables, in the order asked for.</summary>
    public IEnumerable<string> Keys => names;

    /// <summary>The partial derivatives, in the same order.</summary>
    public IEnumerable<Expr> Values => partials;

    /// <summary>Number of variables.</summary>
    public int Count => names.Length;

    /// <summary>The partial derivative by one of the variables.</summary>
    /// <exception cref="KeyNotFoundException">The gradient was not taken by this variable.</exception>
    public Expr this[string key] =>
        TryGetValue(key, out var partial) ? partial : throw new KeyNotFoundException($"the gradient was taken by {string.Join(", ", names)}, not by {key}");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Expr value)
    {
        var i = Array.IndexOf(names, key);
        value = i < 0 ? null : partials[i];
        return i >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Expr>> GetEnumerator() =>
        names.Zip(partials, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
