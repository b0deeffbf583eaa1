namespace SymDiff.Cli;

/// <summary>One command: what it reads and what it does.</summary>
/// <param name="Name">Its name; empty for what happens without one.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Operand">What the help calls the positional argument; null if there is none.</param>
/// <param name="Options">The options it understands.</param>
/// <param name="Run">The command itself; returns the exit code.</param>
internal sealed record CommandSpec(
    string Name, string Summary, string? Operand, IReadOnlyList<OptionSpec> Options, Func<ParsedArguments, Terminal, int> Run)
{
    /// <summary>What the help calls a second positional argument; null if there is none.</summary>
    public string? SecondOperand { get; init; }

    /// <summary>Whether the positional argument may be left out.</summary>
    public bool IsOperandOptional { get; init; }

    /// <summary>How it is called: <c>symdiff batch [FILE] [options]</c>.</summary>
    public string Usage => string.Join(' ', new[]
    {
        "symdiff", Name, IsOperandOptional ? $"[{Operand}]" : Operand, SecondOperand, Options.Count > 0 ? "[options]" : null,
    }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>Command lines to start from, as they are typed.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The option of this name, or null.</summary>
    public OptionSpec? Find(ReadOnlySpan<char> name)
    {
        foreach (var option in Options)
            if (name.SequenceEqual(option.Name)) return option;
        return null;
    }
}
