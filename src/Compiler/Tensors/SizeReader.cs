namespace SymDiff.Compiling;

/// <summary>Reads the named sizes from the shapes of the inputs: each where it stands alone, and checks all the others.</summary>
internal sealed class SizeReader
{
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> origins = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Expr> inputs;
    private readonly IReadOnlyList<int[]?> given;

    private SizeReader(IReadOnlyList<Expr> inputs, IReadOnlyList<int[]?> given) => (this.inputs, this.given) = (inputs, given);

    /// <summary>The sizes.</summary>
    /// <param name="inputs">The declared variables.</param>
    /// <param name="given">The lengths of each input's axes; null for an input that was not given.</param>
    /// <param name="limits">Refusals.</param>
    /// <exception cref="SymDiffException">The inputs do not have their declared shapes.</exception>
    public static TensorSizes Read(IReadOnlyList<Expr> inputs, IReadOnlyList<int[]?> given, Limits limits)
    {
        var reader = new SizeReader(inputs, given);
        var found = new TensorSizes(reader.sizes, reader.Unknown, limits);
        reader.ForEachGiven(reader.Collect);
        reader.ForEachGiven((input, lengths) => reader.Check(input, lengths, found));
        return found;
    }

    private void ForEachGiven(Action<Expr, int[]> action)
    {
        for (var i = 0; i < inputs.Count; i++)
            if (given[i] is { } lengths) action(inputs[i], lengths);
    }

    private void Collect(Expr input, int[] lengths)
    {
        var (name, shape) = (input.VariableName!, input.Shape);
        if (lengths.Length != shape.Rank) throw TensorErrors.WrongRank(name, shape, lengths);
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            if (shape.Axes[axis].Name is not { } size) continue;
            if (lengths[axis] < 1) throw TensorErrors.NonPositive(name, shape, axis, lengths[axis]);
            if (sizes.TryAdd(size, lengths[axis])) origins[size] = FormattableString.Invariant($"{size} = {lengths[axis]} is axis {axis} of '{name}'");
        }
    }

    private void Check(Expr input, int[] lengths, TensorSizes found)
    {
        var (name, shape) = (input.VariableName!, input.Shape);
        for (var axis = 0; axis < lengths.Length; axis++)
        {
            var expected = found.Of(shape.Axes[axis]);
            if (expected != lengths[axis]) throw TensorErrors.WrongExtent(name, shape, axis, lengths[axis], expected, Origin(shape.Axes[axis]));
        }
    }

    private string? Origin(Dimension dimension)
    {
        string[] known = [.. dimension.Names.Select(size => origins[size])];
        return known.Length == 0 ? null : string.Join(", ", known);
    }

    private SymDiffException Unknown(string size) => TensorErrors.UnknownSize(
        size, inputs.Where(input => input.Shape.Axes.ToArray().Any(axis => axis.Name == size)).Select(input => $"'{input.VariableName}' {input.Shape}"));
}
