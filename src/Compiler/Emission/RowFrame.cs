using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>All passes over one row. Nothing is checked: memory is pinned.</summary>
/// <param name="table">A table of addresses, one for each place.</param>
/// <param name="blocks">Blocks of <see cref="Partials.Count"/> numbers, as many as the pass with the most streams has.</param>
/// <param name="count">Number of points; not 0.</param>
internal delegate void RowLoop(nint table, nint blocks, int count);

/// <summary>A call with its arguments.</summary>
internal readonly record struct RowCall(RowLoop? Loop, nint Table, nint Blocks, int Count);

/// <summary>What is known of rows when their code is made.</summary>
/// <param name="IsWhole">Whether vectors take all points.</param>
/// <param name="IsShort">Whether a sum of all points is one sum; a longer one is made of several.</param>
internal readonly record struct RowLength(bool IsWhole, bool IsShort)
{
    /// <summary>What to know of rows of so many points.</summary>
    public static RowLength Of(int count, int lanes) => new(count % lanes == 0, count <= LaneFolds.Longest);
}

/// <summary>What the passes over a row have in common: its memory, and its numbers, which stay in registers.</summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <param name="cellOf">Where the address of a place is in the table.</param>
/// <param name="isStored">Whether a number is read from memory too.</param>
/// <param name="length">What is known of the row's length.</param>
internal sealed class RowFrame<V>(Func<Place, int> cellOf, Func<Place, bool> isStored, RowLength length)
    where V : struct, ILanes<V, double>
{
    private readonly ParameterExpression table = Expression.Parameter(typeof(nint));
    private readonly ParameterExpression blocks = Expression.Parameter(typeof(nint));
    private readonly Dictionary<Place, ParameterExpression> numbers = [];

    /// <summary>What is known of the number of points.</summary>
    public RowLength Length => length;

    /// <summary>Number of points.</summary>
    public ParameterExpression Count { get; } = Expression.Parameter(typeof(int));

    /// <summary>The function of passes in their order.</summary>
    public Expression<RowLoop> Function(IEnumerable<Expression> passes) =>
        Expression.Lambda<RowLoop>(Expression.Block(numbers.Values, [.. passes, Expression.Empty()]), table, blocks, Count);

    /// <summary>The address of a place.</summary>
    public Expression Address(Place place) => Expression.Call(((Func<nint, int, nint>)Streams<V>.Of).Method, table, Expression.Constant(cellOf(place)));

    /// <summary>The address of a block.</summary>
    public Expression Block(int number) =>
        Expression.Call(((Func<nint, int, int, nint>)Streams<V>.Block).Method, blocks, Expression.Constant(number), Expression.Constant(Partials.Count));

    /// <summary>The variable of a number.</summary>
    public ParameterExpression Number(Place place) => numbers.TryGetValue(place, out var known) ? known : numbers[place] = Expression.Variable(typeof(V));

    /// <summary>Sets a number to what all lanes are.</summary>
    public Expression SetNumber(Place place, Expression value)
    {
        var number = Number(place);
        Expression[] code = [Expression.Assign(number, value)];
        return Expression.Block(isStored(place) ? [.. code, Expression.Call(((Action<nint, V>)Streams<V>.StoreOne).Method, Address(place), number)] : code);
    }
}
