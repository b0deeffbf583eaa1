using Sprache;

namespace SymDiff.Parsing;

/// <summary>
/// A place in a source text, for Sprache. Its own input counts lines and allocates a dictionary for every character; this one
/// is moved a token at a time and knows nothing but its position.
/// </summary>
internal sealed class SourceInput(Source source, int position = 0, bool acrossLines = false) : IInput
{
    /// <summary>What is read.</summary>
    public Source Origin => source;

    /// <inheritdoc />
    public string Source => source.Text;

    /// <inheritdoc />
    public int Position => position;

    /// <inheritdoc />
    public char Current => Source[position];

    /// <inheritdoc />
    public bool AtEnd => position == Source.Length;

    /// <inheritdoc />
    public int Line => Source.AsSpan(0, position).Count('\n') + 1;

    /// <inheritdoc />
    public int Column => position - (position == 0 ? -1 : Source.LastIndexOf('\n', position - 1));

    /// <inheritdoc />
    public IDictionary<object, object> Memos { get; } = System.Collections.ObjectModel.ReadOnlyDictionary<object, object>.Empty;

    /// <inheritdoc />
    public IInput Advance() => To(position + 1);

    /// <summary>Whether line ends are blanks here, as they are inside brackets.</summary>
    public bool AcrossLines => acrossLines;

    /// <summary>The same text at another position.</summary>
    public SourceInput To(int other) => To(other, acrossLines);

    /// <summary>The same text at another position, inside or outside of brackets.</summary>
    public SourceInput To(int other, bool inside) => new(source, other, inside);

    /// <inheritdoc />
    public bool Equals(IInput? other) => other is SourceInput input && ReferenceEquals(input.Source, Source) && input.Position == position;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as IInput);

    /// <inheritdoc />
    public override int GetHashCode() => position;
}
