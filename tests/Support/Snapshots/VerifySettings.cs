namespace SymDiff.Support;

/// <summary>What distinguishes one snapshot of a test method from another; the members that Verify has under the same names.</summary>
internal sealed class VerifySettings
{
    internal object?[] Parameters { get; private set; } = [];

    internal string? ParametersText { get; private set; }

    internal string? MethodName { get; private set; }

    /// <summary>A theory's arguments: they become part of the file name, as <c>_name=value</c>.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>A text that stands for the theory's arguments in the file name.</summary>
    public void UseTextForParameters(string text) => ParametersText = text;

    /// <summary>Another name for the method in the file name.</summary>
    public void UseMethodName(string name) => MethodName = name;
}
