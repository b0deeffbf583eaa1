namespace SymDiff.Support.Reference.Tensors;

/// <summary>Jacobians by central differences, twice extrapolated to step 0 (Richardson).</summary>
internal static class TensorDifferences
{
    /// <summary>The derivative of each entry of an expression by each entry of a variable; shape [root..., variable...].</summary>
    /// <param name="root">What is differentiated.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="at">Where.</param>
    /// <param name="step">The widest step; a tie within it spoils the result.</param>
    public static DenseArray Jacobian(Expr root, string variable, TensorReference at, double step = 0.02)
    {
        var x = at[variable];
        var columns = Enumerable.Range(0, x.Entries.Length).Select(entry => Column(root, variable, at, entry, step)).ToArray();
        var shape = at.Evaluate(root).Shape;
        return DenseArray.Make([.. shape, columns.Length], index => columns[index[^1]][index.AsSpan(..^1)]).WithShape([.. shape, .. x.Shape]);
    }

    private static DenseArray Column(Expr root, string variable, TensorReference at, int entry, double widest)
    {
        var (coarse, middle, fine) = (Difference(widest), Difference(widest / 2), Difference(widest / 4));
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
