using Sprache;

namespace SymDiff.Parsing;

/// <summary>
/// A place in a source text, for Sprache. Its own input counts lines and allocates a dictionary for every character; this one
/// is moved a token at a time and knows nothing but its position.
/// </summary>
internal sealed class SourceInput(string source, Limits limits, Dialect dialect, Spelling spelling, int position = 0, bool acrossLines = false) : IInput
{
    /// <inheritdoc />
    public string Source => source;

    /// <inheritdoc />
    public int Position => position;

    /// <summary>The limits in force.</summary>
    public Limits Limits => limits;

    /// <summary>The notation.</summary>
    public Dialect Dialect => dialect;

    /// <summary>The names of this text, each as one string.</summary>
    public Spelling Spelling => spelling;

    /// <inheritdoc />
    public char Current => source[position];

    /// <inheritdoc />
    public bool AtEnd => position == source.Length;

    /// <inheritdoc />
    public int Line => source.AsSpan(0, position).Count('\n') + 1;

    /// <inheritdoc />
    public int Column => position - (position == 0 ? -1 : source.LastIndexOf('\n', position - 1));

    /// <inheritdoc />
    public IDictionary<object, object> Memos { get; } = System.Collections.ObjectModel.ReadOnlyDictionary<object, object>.Empty;

    /// <inheritdoc />
    public IInput Advance() => To(position + 1);

    /// <summary>Whether line ends are blanks here, as they are inside brackets.</summary>
    public bool AcrossLines => acrossLines;

    /// <summary>The same text at another position.</summary>
    public SourceInput To(int other) => To(other, acrossLines);

    /// <summary>The same text at another position, inside or outside of brackets.</summary>
    public SourceInput To(int other, bool inside) => new(source, limits, dialect, spelling, other, inside);

    /// <inheritdoc />
    public bool Equals(IInput? other) => other is SourceInput input && ReferenceEquals(input.Source, source) && input.Position == position;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as IInput);

    /// <inheritdoc />
    public override int GetHashCode() => position;
}
