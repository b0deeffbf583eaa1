using SymDiff.Diagnostics;
using SymDiff.Simplification;

namespace SymDiff.Cli;

/// <summary>The rules that a request leaves out.</summary>
internal static class RuleNames
{
    /// <summary>The names behind <c>--without</c>.</summary>
    /// <exception cref="UsageException">No rule has that name.</exception>
    public static IReadOnlyList<string> Read(ParsedArguments arguments)
    {
        var names = arguments.Names(OptionTable.Without);
        return Unknown(names) is not { } unknown ? names
            : throw new UsageException($"there is no rule {Excerpt.Quote(unknown)}", Hint(unknown));
    }

    /// <summary>The first name that no rule has, or null.</summary>
    public static string? Unknown(IReadOnlyList<string> names) => names.FirstOrDefault(name => !RuleBook.Names.Contains(name));

    /// <summary>What may have been meant.</summary>
    public static string Hint(string unknown) => Suggestions.DidYouMean(unknown, RuleBook.Names) ?? "docs/rules.md lists the rules";
}
