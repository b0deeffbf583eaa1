namespace SymDiff.Cli;

/// <summary>What is said of a fault of the program itself.</summary>
internal static class InternalFault
{
    private const string Switch = "SYMDIFF_DEBUG";

    /// <summary>What to do.</summary>
    public const string Hint = $"this is a fault of symdiff; please report the command, and what it prints with {Switch}=1";

    /// <summary>The kind of fault; with the variable of the environment set, where it happened too.</summary>
    public static string Text(Exception error) =>
        Environment.GetEnvironmentVariable(Switch) == "1" ? $"internal error: {error}" : $"internal error ({error.GetType().Name})";
}
