namespace SymDiff;

/// <summary>What is known besides a model's text.</summary>
public sealed record BindingOptions
{
    /// <summary>Nothing besides the text, and the ordinary limits.</summary>
    public static BindingOptions Default { get; } = new();

    /// <summary>Refusals.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>The notation of the text, the definitions and the assumptions.</summary>
    public Dialect Syntax { get; init; } = Dialect.Standard;

    /// <summary>Variables with their shapes, such as <c>W[2,3], x[n]</c>; other names stay variables.</summary>
    public IReadOnlyList<string> Declarations { get; init; } = [];

    /// <summary>Definitions that come before the text, such as <c>f(t) = t^2</c> or <c>a = b + 1</c>.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>Opaque functions besides those that the text declares, such as <c>f(1)</c> or <c>f(1), l(2)</c>.</summary>
    public IReadOnlyList<string> Opaque { get; init; } = [];

    /// <summary>Assumptions besides those of the text, such as <c>x &gt; 0</c> or <c>k &gt; 0, 0 &lt; p &lt; 1</c>.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}
