namespace SymDiff.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The expression is wrong.</summary>
    public const int WrongExpression = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A limit or the time-out was reached.</summary>
    public const int Limit = 3;

    /// <summary>A file, the input or the output failed.</summary>
    public const int InputOutput = 4;

    /// <summary>Two expressions are not equal.</summary>
    public const int Different = 10;

    /// <summary>Whether two expressions are equal, or a derivative and its differences, was not decided.</summary>
    public const int Undecided = 11;

    /// <summary>A derivative disagrees with numerical differences.</summary>
    public const int FailedCheck = 12;

    /// <summary>A fit ended without a minimum.</summary>
    public const int NotConverged = 13;

    /// <summary>A fault of the program itself.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted from the keyboard: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
