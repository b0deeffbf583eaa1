namespace SymDiff.Cli;

/// <summary>What comes back for a request.</summary>
internal sealed record Answer
{
    /// <summary>The value at the point.</summary>
    public Tensor? Value { get; init; }

    /// <summary>The derivatives at the point.</summary>
    public Numbers? Numbers { get; init; }

    /// <summary>The variables to differentiate by.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The derivatives as expressions, each with its key: a variable, or two for a second derivative.</summary>
    public IReadOnlyList<Entry> Derivative { get; init; } = [];

    /// <summary>How the derivatives are listed.</summary>
    public Mode Mode { get; init; } = Mode.Gradient;

    /// <summary>Whether all variables to differentiate by are numbers.</summary>
    public bool AreNumbers { get; init; }

    /// <summary>How often each expression is a derivative by its key.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Names that the model gives to nodes.</summary>
    public IReadOnlyDictionary<Expr, string> NamedNodes { get; init; } = new Dictionary<Expr, string>();

    /// <summary>Names that no new definition may take.</summary>
    public IReadOnlyCollection<string> TakenNames { get; init; } = [];

    /// <summary>Where the derivative is that of what was written, though its own form says more.</summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];

    /// <summary>Where what is printed is undefined though the derivative exists: guards that people need not see.</summary>
    public IReadOnlyList<Expr> Removable { get; init; } = [];

    /// <summary>Advice about the text, with its place.</summary>
    public IReadOnlyList<Diagnostic> Advice { get; init; } = [];

    /// <summary>What is worth knowing about the result.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
