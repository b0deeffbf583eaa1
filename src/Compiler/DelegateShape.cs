namespace SymDiff.Compiling;

/// <summary>Recognises delegate types over doubles.</summary>
internal static class DelegateShape
{
    /// <summary>Whether a delegate type takes one list of doubles of this type and returns a double.</summary>
    public static bool TakesList(Type type, Type list) =>
        type.GetMethod("Invoke") is { } invoke && invoke.ReturnType == typeof(double) && invoke.GetParameters() is [var only] && only.ParameterType == list;

    /// <summary>Number of parameters of a delegate type that takes and returns doubles only; otherwise null.</summary>
    public static int? ArityOf(Type type)
    {
        if (type.GetMethod("Invoke") is not { } invoke || invoke.ReturnType != typeof(double)) return null;
        var parameters = invoke.GetParameters();
        return Array.TrueForAll(parameters, p => p.ParameterType == typeof(double)) ? parameters.Length : null;
    }
}
