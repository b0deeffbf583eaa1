using static System.FormattableString;
using static SymDiff.Compiling.CompileErrors;

namespace SymDiff.Compiling;

/// <summary>What can be wrong with a call of a tensor function, one code each.</summary>
internal static class TensorErrors
{
    public static SymDiffException WrongCount(string name, int seen, ReadOnlySpan<int> lengths) => Error(
        "SD3005", $"the input '{name}' came in with {Count(seen, "element")} and the lengths {Text(lengths)}", "their product is the number of elements");

    public static SymDiffException WrongMemory(int output, Shape shape, int seen, int expected) => Error(
        "SD3005",
        Invariant($"the memory for output {output}, which has the shape {shape}, has {Count(seen, "element")} where {expected} are needed"),
        $"pass {Count(expected, "element")}");

    public static SymDiffException Overlap(int output, string other) => Error(
        "SD3006", Invariant($"the memory for output {output} overlaps {other}"), "give every output memory of its own");

    public static SymDiffException OverlapOfOutputs(int output, int other) => Overlap(output, Invariant($"that of output {other}"));

    public static SymDiffException NoPrecision(Type type) => Error(
        "SD3023", $"a workspace cannot have numbers of the type {type.Name}", "call CreateWorkspace<double>() or CreateWorkspace<float>()");

    public static SymDiffException UnknownInput(string name, IEnumerable<string> names) => Error(
        "SD3012", $"there is no input '{name}'", $"the inputs are {string.Join(", ", names)}");

    public static SymDiffException MissingInput(string name, Shape shape) => Error(
        "SD3013", $"the input {Text(name, shape)} was not given", $"call In(\"{name}\", values, {Lengths(shape)}) before Run");

    public static SymDiffException MissingOutput(int output, Shape shape) => Error(
        "SD3014", Invariant($"there is no memory for output {output}, which has the shape {shape}"), Invariant($"call Out({output}, results) before Run"));

    public static SymDiffException UnknownOutput(int output, int count) => Error(
        "SD3014", Invariant($"there is no output {output}"), count == 1 ? "the only one is number 0" : Invariant($"their numbers are 0 to {count - 1}"));

    public static SymDiffException WrongRank(string name, Shape declared, ReadOnlySpan<int> seen) => Error(
        "SD3015",
        $"{Text(name, declared)} came in with {Axes(seen.Length)}: {Text(seen)}",
        $"{Axes(declared.Rank)} {(declared.Rank == 1 ? "is" : "are")} expected");

    public static SymDiffException WrongExtent(string name, Shape declared, int axis, int seen, long expected, string? origin) => Error(
        "SD3016",
        Invariant($"axis {axis} of {Text(name, declared)} has length {seen} where {Value(declared.Axes[axis], expected)} is expected"),
        origin ?? "pass an array of the declared shape");

    public static SymDiffException UnknownSize(string size, IEnumerable<string> holders) => Error(
        "SD3017",
        $"the size '{size}' cannot be found: it stands alone in the shape of no input that was given",
        holders.Any() ? $"give {string.Join(" or ", holders)}" : $"declare an input that has it as a length, such as v[{size}]");

    public static SymDiffException NonPositive(string name, Shape declared, int axis, int seen) => Error(
        "SD3018", Invariant($"axis {axis} of {Text(name, declared)} has length {seen}"), "sizes are at least 1");

    public static SymDiffException BadShape(string op, Shape shape, string lengths) => Error(
        "SD3018", $"'{op}' has no value for these sizes: its shape {shape} would be {lengths}", "pass larger arrays");

    public static SymDiffException NoLength(Dimension dimension, ShapeException error) => Error(
        "SD3018", $"the length {dimension} does not exist for these sizes: {error.Message}", error.Hint ?? "pass arrays of other lengths");

    public static SymDiffException NegativePadding(string op, long before, long after) => Error(
        "SD3018", Invariant($"'{op}' cannot put {before} zeros in front and {after} behind for these sizes"), "pass larger arrays");

    public static SymDiffException OutOfRange(string op, Dimension bound, long seen, long last, long length) => Error(
        "SD3019", Invariant($"'{op}': {Value(bound, seen)} is outside of an axis of length {length}"), Invariant($"it must be from 0 to {last}"));

    public static SymDiffException BadIndex(string op, double index, int length) => Error(
        "SD3019",
        Invariant($"'{op}': there is no entry {index} along an axis of length {length}"),
        Invariant($"indices are whole numbers from 0 to {length - 1}"));

    public static SymDiffException Singular(string op, int rows, int matrix) => Error(
        "SD3020", Invariant($"'{op}': the {rows} x {rows} matrix is singular{Among(matrix)}"), "a matrix is regular if its determinant is not 0; second derivatives of det, and derivatives of logdet and inv, need the inverse");

    public static SymDiffException NotPositiveDefinite(string op, int rows, int matrix, int row) => Error(
        "SD3021",
        Invariant($"'{op}': the {rows} x {rows} matrix is not positive definite{Among(matrix)}; row {row} shows it"),
        "pass a symmetric matrix whose eigenvalues are positive");

    public static SymDiffException ChangedShape(string name, Shape declared, Shape seen) => Error(
        "SD3022",
        $"the variable '{name}' has the shape {seen}, and the input '{name}' is declared with {declared}",
        "declare the input with the variable's shape");

    private static string Axes(int rank) => Invariant($"{rank} {(rank == 1 ? "axis" : "axes")}");

    private static string Among(int matrix) => matrix == 0 ? "" : Invariant($" (number {matrix} of several)");

    private static string Value(Dimension dimension, long value) =>
        dimension.Literal is null ? Invariant($"{dimension} = {value}") : Invariant($"{value}");

    private static string Text(string name, Shape shape) => shape.Rank == 0 ? $"'{name}'" : $"'{name}' {shape}";

    private static string Text(ReadOnlySpan<int> extents) => $"[{string.Join(",", extents.ToArray())}]";

    private static string Lengths(Shape shape) => $"[{string.Join(", ", shape.Axes.ToArray().AsEnumerable())}]";
}
