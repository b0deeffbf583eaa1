using System.Collections.Frozen;
using System.Text;

namespace SymDiff.Printing;

/// <summary>Names in LaTeX: Greek letters by their names, trailing digits and what follows an underscore as a subscript, words upright.</summary>
internal static class LatexName
{
    private static readonly FrozenSet<string> GreekNames = new[]
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau",
        "upsilon", "phi", "chi", "psi", "omega", "varepsilon", "vartheta", "varpi", "varrho", "varsigma", "varphi",
        "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string> GreekLetters = new Dictionary<char, string>
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "varepsilon", ['ϵ'] = "epsilon", ['ζ'] = "zeta", ['η'] = "eta",
        ['θ'] = "theta", ['ϑ'] = "vartheta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu", ['ν'] = "nu", ['ξ'] = "xi", ['π'] = "pi",
        ['ρ'] = "rho", ['ϱ'] = "varrho", ['σ'] = "sigma", ['ς'] = "varsigma", ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "varphi", ['ϕ'] = "phi",
        ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega", ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Θ'] = "Theta", ['Λ'] = "Lambda", ['Ξ'] = "Xi",
        ['Π'] = "Pi", ['Σ'] = "Sigma", ['Υ'] = "Upsilon", ['Φ'] = "Phi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
    }.ToFrozenDictionary();

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary><c>theta1</c> is <c>\theta_{1}</c>, <c>x_i_2</c> is <c>x_{i,2}</c>, <c>g_u1</c> is <c>g_{u_{1}}</c>, <c>rate</c> is <c>\mathrm{rate}</c>.</summary>
    public static string Of(string name)
    {
        var parts = name.Split('_');
        if (parts.Contains("")) return Word(name);
        var stem = parts[0].TrimEnd(Digits);
        if (stem.Length == 0) return Word(name);
        var digits = parts[0][stem.Length..];
        var subscripts = parts[1..].Select(Subscript);
        if (digits.Length > 0) subscripts = subscripts.Prepend(digits);
        var subscript = string.Join(',', subscripts);
        return subscript.Length == 0 ? Word(stem) : $"{Word(stem)}_{{{subscript}}}";
    }

    /// <summary>A letter with digits has a subscript of its own.</summary>
    private static string Subscript(string word) =>
        word.TrimEnd(Digits) is var stem && stem.Length < word.Length && (stem.Length == 1 || GreekNames.Contains(stem)) ? $"{Word(stem)}_{{{word[stem.Length..]}}}" : Word(word);

    private static string Word(string word)
    {
        if (word.Length == 1 && (char.IsAsciiLetter(word[0]) || char.IsAsciiDigit(word[0]))) return word;
        if (word.All(char.IsAsciiDigit)) return word;
        if (GreekNames.Contains(word)) return @"\" + word;
        if (word.StartsWith('d') && GreekNames.Contains(word[1..])) return @"d\" + word[1..];
        return word.Length == 1 && GreekLetters.TryGetValue(word[0], out var letter) ? @"\" + letter : Upright(word);
    }

    /// <summary>Words in <c>\mathrm</c>; scripts that mathematics mode does not have in <c>\text</c>.</summary>
    private static string Upright(string word)
    {
        var result = new StringBuilder();
        for (var i = 0; i < word.Length;)
        {
            var mathematical = IsMathematical(word[i]);
            result.Append(mathematical ? @"\mathrm{" : @"\text{");
            for (; i < word.Length && IsMathematical(word[i]) == mathematical; i++) result.Append(Character(word[i]));
            result.Append('}');
        }
        return result.ToString();
    }

    private static bool IsMathematical(char character) => character < 0x80 || GreekLetters.ContainsKey(character);

    private static string Character(char character) =>
        character == '_' ? @"\_" : GreekLetters.TryGetValue(character, out var letter) ? $@"{{\{letter}}}" : character.ToString();
}
