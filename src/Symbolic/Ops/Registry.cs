namespace SymDiff.Ops;

/// <summary>Every operator that has a name of its own in the language.</summary>
internal static class Registry
{
    private static readonly Lazy<Dictionary<string, Op>> ByName = new(() => All!.ToDictionary(op => op.Name, StringComparer.Ordinal));

    /// <summary>All operators, family by family.</summary>
    public static IReadOnlyList<Op> All { get; } =
    [
        .. Arithmetic.All, .. Exponential.All, .. Trigonometric.All, .. Hyperbolic.All, .. Roots.All, .. Rounding.All,
        .. SpecialFunctions.All, .. Differences.All, .. Logic.All, .. Selection.All, .. Constants.All,
    ];

    /// <summary>The operator of this name, or null.</summary>
    public static Op? Find(string name) => ByName.Value.GetValueOrDefault(name);
}
