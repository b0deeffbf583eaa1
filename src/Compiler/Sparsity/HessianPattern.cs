using System.Collections.Immutable;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// Which entries of a Hessian may be other than zero, judged by the structure of the expression alone: an entry that is missing is zero everywhere.
/// Symmetric and immutable.
/// </summary>
public sealed class HessianPattern
{
    private readonly ImmutableArray<ImmutableSortedSet<int>> rows;

    internal HessianPattern(ImmutableArray<string> variables, ImmutableArray<ImmutableSortedSet<int>> rows) => (Variables, this.rows) = (variables, rows);

    /// <summary>The variables, in the order asked for.</summary>
    public ImmutableArray<string> Variables { get; }

    /// <summary>Number of entries that may be other than zero, those below the diagonal included.</summary>
    public int Count => rows.Sum(row => row.Count);

    /// <summary>Whether an entry may be other than zero.</summary>
    /// <param name="row">Position of the first variable.</param>
    /// <param name="column">Position of the second variable.</param>
    public bool this[int row, int column] => rows[row].Contains(column);

    /// <summary>The columns of a row's entries, ascending.</summary>
    /// <param name="row">Position of the first variable.</param>
    public IEnumerable<int> ColumnsOf(int row) => rows[row];
}

/// <summary>Finds patterns.</summary>
public static class HessianPatternExtensions
{
    /// <summary>The pattern of the Hessian by some variables.</summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="variables">Names of the variables.</param>
    public static HessianPattern HessianPattern(this Expr expression, params ReadOnlySpan<string> variables) =>
        new([.. variables], new Interactions(variables).Find(expression));
}
