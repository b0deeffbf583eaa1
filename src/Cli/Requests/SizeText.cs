using System.Globalization;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Reads sizes such as <c>m=5, n=[10, 100]</c>: a value of each named size, or a list of values for a row each.</summary>
internal static class SizeText
{
    /// <summary>The sizes of each row, in the order in which the model meets them.</summary>
    /// <param name="texts">Texts with one or more assignments.</param>
    /// <param name="names">The named sizes of the model.</param>
    /// <param name="otherwise">The values of a size that is not given.</param>
    /// <param name="options">Definitions that the values may use.</param>
    /// <exception cref="RequestException">A name or a value is wrong.</exception>
    public static List<Dictionary<string, long>> Read(IEnumerable<string> texts, IReadOnlyList<string> names, long[] otherwise, BindingOptions options)
    {
        var given = PointText.Read(texts, options);
        if (given.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new RequestException(RequestCodes.MissingValue, $"no axis has the length {Excerpt.Quote(unknown)}",
                Suggestions.DidYouMean(unknown, names) ?? (names.Count == 0 ? "leave out --sizes" : $"the lengths are {string.Join(", ", names)}"));
        var values = names.ToDictionary(name => name, name => given.TryGetValue(name, out var value) ? Lengths(name, value) : otherwise);
        var rows = values.Values.Select(list => list.Length).Append(1).Max();
        if (values.FirstOrDefault(pair => pair.Value.Length != rows && pair.Value.Length != 1) is { Key: { } odd, Value: { } list })
            throw new RequestException(RequestCodes.FieldKind,
                string.Create(CultureInfo.InvariantCulture, $"{Excerpt.Quote(odd)} has {list.Length} values, and another size has {rows}"),
                "give each size one value, or all of them as many");
        return [.. Enumerable.Range(0, rows).Select(row => names.ToDictionary(name => name, name => values[name][Math.Min(row, values[name].Length - 1)], StringComparer.Ordinal))];
    }

    /// <summary>The sizes as they are given: <c>m=5, n=10</c>.</summary>
    public static string Of(IReadOnlyDictionary<string, long> sizes) =>
        string.Join(", ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Key}={size.Value}")));

    /// <summary>One length.</summary>
    /// <exception cref="RequestException">The value is none.</exception>
    public static long Length(string name, Tensor value) => Lengths(name, value) is [var only] && value.Rank == 0 ? only
        : throw new RequestException(RequestCodes.FieldKind, $"{Excerpt.Quote(name)} has several values", "give one length");

    private static long[] Lengths(string name, Tensor value) =>
        [.. value.Values.ToArray().Select(length => length is >= 1 and <= int.MaxValue && length == Math.Floor(length) ? (long)length
            : throw new RequestException(RequestCodes.FieldKind, $"{Excerpt.Quote(name)} = {DoubleText.Of(length)} is no length of an axis",
                "write a whole number from 1 on, or a list of them"))];
}
