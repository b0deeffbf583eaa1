namespace SymDiff.Cli;

/// <summary>What is asked for, whether on the command line or in a line of a batch.</summary>
internal sealed record Request
{
    /// <summary>The identification to be repeated in the answer, as JSON; null if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>An expression or a program.</summary>
    public required string Text { get; init; }

    /// <summary>Definitions, opaque functions, limits.</summary>
    public BindingOptions Options { get; init; } = BindingOptions.Default;

    /// <summary>The definition that is asked about; null for the output.</summary>
    public string? Of { get; init; }

    /// <summary>Names to differentiate by; null if the model is to choose.</summary>
    public IReadOnlyList<string>? Wrt { get; init; }

    /// <summary>Values of variables; null if no numbers are asked for.</summary>
    public IReadOnlyDictionary<string, Tensor>? At { get; init; }

    /// <summary>What is asked for.</summary>
    public Mode Mode { get; init; } = Mode.Gradient;

    /// <summary>Order of differentiation, or null.</summary>
    public int? Order { get; init; }

    /// <summary>Where the reverse sweep starts: a value of the output's shape; null for ones.</summary>
    public Tensor? Cotangent { get; init; }

    /// <summary>A direction: for each variable a value of its shape.</summary>
    public IReadOnlyDictionary<string, Tensor> Tangent { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>Whether the text is simplified.</summary>
    public bool Simplify { get; init; } = true;

    /// <summary>Names of rules that are not used.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether the text shows the graph that is evaluated instead of the one for people.</summary>
    public bool ShowMachine { get; init; }

    /// <summary>Whether text is asked for.</summary>
    public bool WantsText { get; init; } = true;

    /// <summary>The time after which to give up, or null.</summary>
    public TimeSpan? Timeout { get; init; }
}
