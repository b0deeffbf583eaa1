using static SymDiff.Compiling.CompileErrors;

namespace SymDiff.Compiling;

/// <summary>What can be wrong with a call of a batch function.</summary>
internal static class BatchErrors
{
    public static SymDiffException WrongCount(string what, int seen, int expected) => Error(
        "SD3005", $"{Count(seen, what)} came in where {expected} are needed", "pass one array for each name");

    public static SymDiffException WrongLength(string name, int seen, int points) => Error(
        "SD3005", $"'{name}' has {Count(seen, "element")}, and there are {Count(points, "point")}", "pass one number for each point");

    public static SymDiffException NotFixed(string name, int seen) => Error(
        "SD3005", $"the parameter '{name}' has {Count(seen, "element")}", "a parameter is one number for all points; leave it out of 'parameters' if it differs from point to point");

    public static SymDiffException NoThreads(int seen) => Error(
        "SD3024", $"the number of threads cannot be {seen}", "pass 1 or more, or leave it out for all cores");
}
