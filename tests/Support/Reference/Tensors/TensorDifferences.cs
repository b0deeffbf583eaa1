namespace SymDiff.Support.Reference.Tensors;

/// <summary>Jacobians by central differences, twice extrapolated to step 0 (Richardson).</summary>
internal static class TensorDifferences
{
    private const double Step = 0.02;

    /// <summary>The derivative of each entry of an expression by each entry of a variable; shape [root..., variable...].</summary>
    public static DenseArray Jacobian(Expr root, string variable, TensorReference at)
    {
        var x = at[variable];
        var columns = Enumerable.Range(0, x.Entries.Length).Select(entry => Column(root, variable, at, entry)).ToArray();
        var shape = at.Evaluate(root).Shape;
        return DenseArray.Make([.. shape, columns.Length], index => columns[index[^1]][index.AsSpan(..^1)]).WithShape([.. shape, .. x.Shape]);
    }

    private static DenseArray Column(Expr root, string variable, TensorReference at, int entry)
    {
        var (coarse, middle, fine) = (Difference(Step), Difference(Step / 2), Difference(Step / 4));
        return Combine(Combine(coarse, middle, 4), Combine(middle, fine, 4), 16);

        DenseArray Difference(double step)
        {
            var (above, below) = (Value(step), Value(-step));
            return DenseArray.Make(above.Shape, index => (above[index] - below[index]) / (2 * step));
        }

        DenseArray Value(double shift) => at.With(variable, at[variable].Shifted(entry, shift)).Evaluate(root);
    }

    /// <summary>The error term of one order removed: halving the step divides it by the weight.</summary>
    private static DenseArray Combine(DenseArray coarse, DenseArray fine, double weight) =>
        DenseArray.Make(fine.Shape, index => ((weight * fine[index]) - coarse[index]) / (weight - 1));
}
