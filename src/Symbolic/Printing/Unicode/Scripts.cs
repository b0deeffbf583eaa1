using System.Collections.Frozen;

namespace SymDiff.Printing;

/// <summary>Characters above and below the line. Unicode does not have all of them.</summary>
internal static class Scripts
{
    private static readonly FrozenDictionary<char, char> Above = Pairs(
        "0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ");

    private static readonly FrozenDictionary<char, char> Below = Pairs(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    /// <summary>The text above the line; null if a character of it does not exist there.</summary>
    public static string? Raised(string text) => Moved(text, Above);

    /// <summary>The text below the line; null if a character of it does not exist there.</summary>
    public static string? Lowered(string text) => Moved(text, Below);

    private static string? Moved(string text, FrozenDictionary<char, char> map) =>
        text.All(map.ContainsKey) ? string.Concat(text.Select(character => map[character])) : null;

    private static FrozenDictionary<char, char> Pairs(string from, string to) => from.Zip(to).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
