namespace SymDiff.Cli;

/// <summary>Numbers under the name that JSON gives to them.</summary>
/// <param name="Field">The field: <c>gradient</c>, <c>hessian</c>, ...</param>
/// <param name="Entries">Keys and numbers; the keys are null where the numbers are a list, or a single one.</param>
/// <param name="IsSingle">Whether there is exactly one number, without a list around it.</param>
internal sealed record Numbers(string Field, IReadOnlyList<(string? Key, double Value)> Entries, bool IsSingle = false);

/// <summary>What comes back for a request.</summary>
internal sealed record Answer
{
    /// <summary>The value at the point.</summary>
    public double? Value { get; init; }

    /// <summary>The derivatives at the point.</summary>
    public Numbers? Numbers { get; init; }

    /// <summary>The variables to differentiate by.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The derivatives as expressions, each with its key: a variable, or two for a second derivative.</summary>
    public IReadOnlyList<(string Key, Expr Root)> Derivative { get; init; } = [];

    /// <summary>How often each expression is a derivative by its key.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Names that the model gives to nodes.</summary>
    public IReadOnlyDictionary<Expr, string> NamedNodes { get; init; } = new Dictionary<Expr, string>();

    /// <summary>Names that no new definition may take.</summary>
    public IReadOnlyCollection<string> TakenNames { get; init; } = [];

    /// <summary>Where the derivative is that of what was written, though its own form says more.</summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];

    /// <summary>Advice about the text, with its place.</summary>
    public IReadOnlyList<Diagnostic> Advice { get; init; } = [];

    /// <summary>What is worth knowing about the result.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
