using System.Globalization;

namespace SymDiff.Parsing;

/// <summary>The table behind <see cref="Normalization"/>, read from <c>canonical.txt</c> when the first name needs it.</summary>
internal static class CanonicalData
{
    private static readonly Dictionary<int, byte> Classes = [];

    static CanonicalData()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#')
                continue;
            foreach (var range in line.AsSpan().Split(' '))
                Add(line.AsSpan(range));
        }
    }

    /// <summary>What a character decomposes into; Second is 0 if that is one character.</summary>
    public static Dictionary<int, (int First, int Second)> Decompositions { get; } = [];

    /// <summary>What two characters compose to.</summary>
    public static Dictionary<(int First, int Second), int> Compositions { get; } = [];

    /// <summary>The canonical combining class, 0 for a starter.</summary>
    public static int Class(int code) => Classes.GetValueOrDefault(code);

    private static void Add(ReadOnlySpan<char> entry)
    {
        var colon = entry.IndexOf(':');
        if (colon >= 0)
        {
            AddClass(entry[..colon], byte.Parse(entry[(colon + 1)..], CultureInfo.InvariantCulture));
            return;
        }
        var sign = entry.IndexOfAny('=', '<');
        var plus = entry.IndexOf('+');
        var whole = Code(entry[..sign]);
        var parts = plus < 0 ? (Code(entry[(sign + 1)..]), 0) : (Code(entry[(sign + 1)..plus]), Code(entry[(plus + 1)..]));
        Decompositions[whole] = parts;
        if (entry[sign] == '=')
            Compositions[parts] = whole;
    }

    private static void AddClass(ReadOnlySpan<char> range, byte value)
    {
        var dash = range.IndexOf('-');
        for (var code = Code(range[..dash]); code <= Code(range[(dash + 1)..]); code++)
            Classes[code] = value;
    }

    private static int Code(ReadOnlySpan<char> hexadecimal) => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
