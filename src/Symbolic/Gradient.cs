using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SymDiff;

/// <summary>The partial derivatives of one expression, by variable; they share their common parts.</summary>
public sealed class Gradient : IReadOnlyDictionary<string, Expr>
{
    private readonly OrderedDictionary<string, Expr> partials = new(StringComparer.Ordinal);

    internal Gradient(string[] names, Expr[] partials)
    {
        foreach (var (name, partial) in names.Zip(partials)) this.partials.Add(name, partial);
    }

    /// <summary>The variables, in the order asked for.</summary>
    public IEnumerable<string> Keys => partials.Keys;

    /// <summary>The partial derivatives, in the same order.</summary>
    public IEnumerable<Expr> Values => partials.Values;

    /// <summary>Number of variables.</summary>
    public int Count => partials.Count;

    /// <summary>The partial derivative by one of the variables.</summary>
    /// <exception cref="KeyNotFoundException">The gradient was not taken by this variable.</exception>
    public Expr this[string key] =>
        TryGetValue(key, out var partial) ? partial : throw new KeyNotFoundException($"the gradient was taken by {string.Join(", ", Keys)}, not by {key}");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => partials.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Expr value) => partials.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Expr>> GetEnumerator() => partials.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
