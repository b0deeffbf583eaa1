using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// One step more for the points behind the last whole vector. The step's code stands once, in a loop that comes back to it: in between, the streams' variables are
/// set to blocks beside, from which the loop goes on as if nothing had happened.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
/// <param name="index">The next point.</param>
/// <param name="count">The point behind the last one.</param>
/// <param name="block">The block beside a stream.</param>
/// <param name="isEmpty">Whether vectors take all points.</param>
internal sealed class LoopRest<V>(ParameterExpression index, Expression count, Func<int, Expression> block, bool isEmpty)
    where V : struct, ILanes<V, double>
{
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> before = [];
    private readonly List<Expression> after = [];

    /// <summary>The first point of the turns that run one after the other.</summary>
    public ParameterExpression Begin { get; } = Expression.Variable(typeof(int));

    /// <summary>The point behind their last one.</summary>
    public ParameterExpression End { get; } = Expression.Variable(typeof(int));

    /// <summary>Its variables.</summary>
    public IEnumerable<ParameterExpression> Locals => [Begin, End, .. locals];

    /// <summary>A stream is read.</summary>
    public void Reads(ParameterExpression stream, int place) =>
        before.Add(Expression.Assign(stream, Expression.Call(((Func<nint, nint, int, int, nint>)Rest<V>.Read).Method, stream, block(place), index, count)));

    /// <summary>A stream is written.</summary>
    public void Writes(ParameterExpression stream, int place)
    {
        var whole = Copy(stream);
        before.Add(Expression.Assign(stream, Expression.Call(((Func<nint, int, nint>)Rest<V>.Behind).Method, block(place), index)));
        after.Add(Expression.Call(((Action<nint, nint, int, int>)Rest<V>.Write).Method, whole, block(place), End, count));
    }

    /// <summary>Partial results are made, of which the first gets the next values and then goes behind the others.</summary>
    public void Folds(ParameterExpression[] partials) =>
        after.Add(Expression.Assign(partials[^1], Expression.Call(((Func<int, V, V, V>)Rest<V>.Select).Method, Expression.Subtract(count, End), partials[^1], Copy(partials[0]))));

    /// <summary>The loop with this step behind it.</summary>
    /// <param name="step">The code of a turn.</param>
    /// <param name="hasOneMore">Whether a turn more comes before the first.</param>
    public IEnumerable<Expression> Around(Expression step, bool hasOneMore)
    {
        var lanes = Expression.Constant(V.Count);
        Expression turns = While(Expression.LessThan(index, End), step);
        if (hasOneMore)
            turns = Expression.IfThen(Expression.LessThan(index, End), Expression.Block(Expression.Assign(Begin, index), Expression.SubtractAssign(index, lanes), turns));
        var whole = Expression.Assign(End, Expression.And(count, Expression.Constant(-V.Count)));
        return isEmpty ? [whole, turns] :
        [
            whole,
            While(Expression.LessThan(index, count), turns, Expression.IfThen(Expression.LessThan(index, count), Expression.Block([.. before, Expression.AddAssign(End, lanes)]))),
            Expression.IfThen(Expression.GreaterThan(index, count), Expression.Block([Expression.SubtractAssign(End, lanes), .. after, Expression.Empty()])),
        ];
    }

    /// <summary>A variable that keeps what another was before this step.</summary>
    private ParameterExpression Copy(ParameterExpression variable)
    {
        var copy = Expression.Variable(variable.Type);
        locals.Add(copy);
        before.Add(Expression.Assign(copy, variable));
        return copy;
    }

    private static LoopExpression While(Expression condition, params Expression[] body)
    {
        var end = Expression.Label();
        return Expression.Loop(Expression.IfThenElse(condition, Expression.Block(body), Expression.Break(end)), end);
    }
}
