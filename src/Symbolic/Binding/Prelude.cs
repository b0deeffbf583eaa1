using System.Collections.Concurrent;
using SymDiff.Parsing;

namespace SymDiff.Binding;

/// <summary>The functions that are written in the language itself, in <c>prelude.sym</c>. A definition is parsed when it is first called.</summary>
internal static class Prelude
{
    private static readonly Lazy<Dictionary<string, string>> Lines = new(ReadLines);
    private static readonly ConcurrentDictionary<string, FunctionSymbol> Parsed = new(StringComparer.Ordinal);

    /// <summary>The names of all functions.</summary>
    public static IReadOnlyCollection<string> Names => Lines.Value.Keys;

    /// <summary>The function of this name, or null.</summary>
    public static FunctionSymbol? Find(string name) => Lines.Value.TryGetValue(name, out var line) ? Parsed.GetOrAdd(name, Parse, line) : null;

    private static FunctionSymbol Parse(string name, string line)
    {
        var program = SyntaxReader.Read(line, Limits.Default);
        return new FunctionSymbol((FunctionStatement)program.Statements.Single(), new Scope(line) { InPrelude = true });
    }

    private static Dictionary<string, string> ReadLines()
    {
        using var stream = typeof(Prelude).Assembly.GetManifestResourceStream("prelude.sym")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToDictionary(line => line[..line.IndexOf('(', StringComparison.Ordinal)], StringComparer.Ordinal);
    }
}
