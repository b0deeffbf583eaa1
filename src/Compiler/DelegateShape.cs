namespace SymDiff.Compiling;

/// <summary>Recognises delegate types over doubles.</summary>
internal static class DelegateShape
{
    /// <summary>Number of parameters of a delegate type that takes and returns doubles only; otherwise null.</summary>
    public static int? ArityOf(Type type)
    {
        if (type.GetMethod("Invoke") is not { } invoke || invoke.ReturnType != typeof(double)) return null;
        var parameters = invoke.GetParameters();
        return Array.TrueForAll(parameters, p => p.ParameterType == typeof(double)) ? parameters.Length : null;
    }
}
