using System.Globalization;
using static SymDiff.Compiling.CompileErrors;

namespace SymDiff.Compiling;

/// <summary>What can be wrong with a call of a tensor function, one code each.</summary>
internal static class TensorErrors
{
    public static SymDiffException UnknownInput(string name, IEnumerable<string> names) => Error(
        "SD3012", $"there is no input '{name}'", $"the inputs are {string.Join(", ", names)}");

    public static SymDiffException MissingInput(string name, Shape shape) => Error(
        "SD3013", $"the input {Text(name, shape)} was not given", $"call In(\"{name}\", values, {Lengths(shape)}) before Run");

    public static SymDiffException MissingOutput(int output, Shape shape) => Error(
        "SD3014", $"there is no memory for output {Invariant(output)}, which has the shape {shape}", $"call Out({Invariant(output)}, results) before Run");

    public static SymDiffException WrongCount(string name, int seen, ReadOnlySpan<int> lengths) => Error(
        "SD3005", $"the input '{name}' came in with {CompileErrors.Count(seen, "element")} and the lengths {Text(lengths)}", "their product is the number of elements");

    public static SymDiffException WrongMemory(int output, Shape shape, int seen, int expected) => Error(
        "SD3005", $"the memory for output {Invariant(output)}, which has the shape {shape}, has {CompileErrors.Count(seen, "element")} where {Invariant(expected)} are needed", $"pass {CompileErrors.Count(expected, "element")}");

    public static SymDiffException Overlap(int output, string other) => Error(
        "SD3006", $"the memory for output {Invariant(output)} overlaps {other}", "give every output memory of its own");

    public static SymDiffException OverlapOfOutputs(int output, int other) => Overlap(output, $"that of output {Invariant(other)}");

    public static SymDiffException UnknownOutput(int output, int count) => Error(
        "SD3014", $"there is no output {Invariant(output)}", count == 1 ? "the only one is number 0" : $"their numbers are 0 to {Invariant(count - 1)}");

    public static SymDiffException WrongRank(string name, Shape declared, ReadOnlySpan<int> seen) => Error(
        "SD3015", $"{Text(name, declared)} came in with {Count(seen.Length, "axis", "axes")}: {Text(seen)}", $"{Count(declared.Rank, "axis is", "axes are")} expected");

    public static SymDiffException WrongExtent(string name, Shape declared, int axis, int seen, long expected, string? origin) => Error(
        "SD3016",
        $"axis {Invariant(axis)} of {Text(name, declared)} has length {Invariant(seen)} where {Value(declared.Axes[axis], expected)} is expected",
        origin ?? "pass an array of the declared shape");

    public static SymDiffException UnknownSize(string size, IEnumerable<string> holders) => Error(
        "SD3017",
        $"the size '{size}' cannot be found: it stands alone in the shape of no input that was given",
        holders.Any() ? $"give {string.Join(" or ", holders)}" : $"declare an input that has it as a length, such as v[{size}]");

    public static SymDiffException NonPositive(string name, Shape declared, int axis, int seen) => Error(
        "SD3018", $"axis {Invariant(axis)} of {Text(name, declared)} has length {Invariant(seen)}", "sizes are at least 1");

    public static SymDiffException BadShape(string op, Shape shape, string lengths) => Error(
        "SD3018", $"'{op}' has no value for these sizes: its shape {shape} would be {lengths}", "pass larger arrays");

    public static SymDiffException NoLength(Dimension dimension, ShapeException error) => Error(
        "SD3018", $"the length {dimension} does not exist for these sizes: {error.Message}", error.Hint ?? "pass arrays of other lengths");

    public static SymDiffException NegativePadding(string op, long before, long after) => Error(
        "SD3018", $"'{op}' cannot put {Invariant(before)} zeros in front and {Invariant(after)} behind for these sizes", "pass larger arrays");

    public static SymDiffException OutOfRange(string op, Dimension bound, long seen, long last, long length) => Error(
        "SD3019", $"'{op}': {Value(bound, seen)} is outside of an axis of length {Invariant(length)}", $"it must be from 0 to {Invariant(last)}");

    public static SymDiffException BadIndex(string op, double index, int length) => Error(
        "SD3019", string.Create(CultureInfo.InvariantCulture, $"'{op}': there is no entry {index} along an axis of length {length}"), $"indices are whole numbers from 0 to {Invariant(length - 1)}");

    public static SymDiffException Singular(string op, int rows, int matrix) => Error(
        "SD3020", $"'{op}': the {Square(rows)} matrix is singular{Among(matrix)}", "a matrix is regular if its determinant is not 0");

    public static SymDiffException NotPositiveDefinite(string op, int rows, int matrix, int row) => Error(
        "SD3021", $"'{op}': the {Square(rows)} matrix is not positive definite{Among(matrix)}; row {Invariant(row)} shows it", "pass a symmetric matrix whose eigenvalues are positive");

    public static SymDiffException ChangedShape(string name, Shape declared, Shape seen) => Error(
        "SD3022", $"the variable '{name}' has the shape {seen}, and the input '{name}' is declared with {declared}", "declare the input with the variable's shape");

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string one, string many) => $"{Invariant(count)} {(count == 1 ? one : many)}";

    private static string Square(int rows) => string.Create(CultureInfo.InvariantCulture, $"{rows} x {rows}");

    private static string Among(int matrix) => matrix == 0 ? "" : $" (number {Invariant(matrix)} of several)";

    private static string Value(Dimension dimension, long value) => dimension.Literal is null ? $"{dimension} = {Invariant(value)}" : Invariant(value);

    private static string Text(string name, Shape shape) => shape.Rank == 0 ? $"'{name}'" : $"'{name}' {shape}";

    private static string Text(ReadOnlySpan<int> extents) => $"[{string.Join(",", extents.ToArray().Select(extent => Invariant(extent)))}]";

    private static string Lengths(Shape shape) => $"[{string.Join(", ", shape.Axes.ToArray())}]";
}
