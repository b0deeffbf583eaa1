namespace SymDiff.Cli;

/// <summary>The value of a field is of another kind; the message says what to write.</summary>
internal sealed class FieldKindException(string message) : Exception(message);
