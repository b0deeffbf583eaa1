namespace SymDiff.Binding;

/// <summary>Functions by the names that they have in other languages; apart, so that only an error builds the table.</summary>
internal static class ForeignNames
{
    private static readonly Dictionary<string, string> Ours = new(StringComparer.Ordinal)
    {
        ["arctg"] = "atan",
        ["arcctg"] = "acot",
        ["ceiling"] = "ceil",
        ["ctg"] = "cot",
        ["derivative"] = "grad",
        ["diff"] = "grad",
        ["expit"] = "sigmoid",
        ["fabs"] = "abs",
        ["gradient"] = "grad",
        ["if"] = "where",
        ["ifelse"] = "where",
        ["iff"] = "where",
        ["lg"] = "log10",
        ["loggamma"] = "lgamma",
        ["select"] = "where",
        ["signum"] = "sign",
        ["tg"] = "tan",
    };

    /// <summary>Our name for the function, or null.</summary>
    public static string? Find(string name) => Ours.GetValueOrDefault(name);
}
