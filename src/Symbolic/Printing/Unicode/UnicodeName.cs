using System.Collections.Frozen;

namespace SymDiff.Printing;

/// <summary>Names in Unicode: Greek letters for their names, trailing digits and what follows an underscore below the line.</summary>
internal static class UnicodeName
{
    private static readonly FrozenDictionary<string, char> Greek =
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega".Split(' ').Zip("αβγδεζηθικλμνξπρστυφχψω")
        .Concat("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".Split(' ').Zip("ΓΔΘΛΞΠΣΥΦΨΩ"))
        .Concat("varepsilon vartheta varpi varrho varsigma varphi".Split(' ').Zip("εϑϖϱςφ"))
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary><c>theta1</c> is <c>θ₁</c>, <c>x_i</c> is <c>xᵢ</c>, <c>x_max</c> is <c>x_max</c>: what Unicode cannot lower stays as it is.</summary>
    public static string Of(string name)
    {
        var parts = name.Split('_');
        if (parts.Contains("")) return name;
        var stem = parts[0].TrimEnd("0123456789".ToCharArray());
        var (lead, digits) = stem.Length == 0 ? (parts[0], "") : (Letter(stem), parts[0][stem.Length..]);
        return lead + Scripts.Lowered(digits) + string.Concat(parts[1..].Select(part => (digits.Length == 0 ? Scripts.Lowered(Letter(part)) : null) ?? "_" + Letter(part)));
    }

    /// <summary>The letter of a name, also behind the d of a derivative.</summary>
    private static string Letter(string word) =>
        Greek.TryGetValue(word, out var letter) ? letter.ToString()
        : word.StartsWith('d') && Greek.TryGetValue(word[1..], out var variable) ? $"d{variable}"
        : word;
}
