using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>One pass over a row: loops over as many points as one sum may have, behind each of which their sums are added to the row's.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal sealed class RowPorts<V> : LoopPorts<V>
    where V : struct, ILanes<V, double>
{
    private readonly RowFrame<V> frame;
    private readonly Place[] places;
    private readonly LaneStreams streams;
    private readonly ParameterExpression stop;
    private readonly Dictionary<Place, ParameterExpression> numbers = [];
    private readonly List<Expression> folded = [];

    /// <param name="frame">The row.</param>
    /// <param name="places">The place of each stream.</param>
    /// <param name="streams">What there is to read and write.</param>
    public RowPorts(RowFrame<V> frame, Place[] places, LaneStreams streams)
        : this(frame, places, streams, Expression.Variable(typeof(int)))
    {
    }

    private RowPorts(RowFrame<V> frame, Place[] places, LaneStreams streams, ParameterExpression stop)
        : base(streams, stop, frame.Block, frame.Length.IsWhole) => (this.frame, this.places, this.streams, this.stop) = (frame, places, streams, stop);

    public override IReadOnlyList<ParameterExpression> Parameters => [];

    /// <summary>The pass whose step is the code of a body.</summary>
    public Expression Pass(BlockExpression step)
    {
        Expression[] loops = streams.Outputs.All(fold => fold == Fold.Same) ? [] : [Loops(step)];
        Expression[] begin = [Expression.Assign(Index, Expression.Constant(0)), Expression.Assign(stop, frame.Count)];
        var isBefore = IsBefore(loops);
        return Expression.Block([stop, .. Locals], [.. begin, .. isBefore[true], .. loops, .. begin, .. isBefore[false], .. folded, Expression.Empty()]);
    }

    /// <summary>
    /// What is computed before the loop: what its turns read, and what is read from memory, which they may write. What no turn reads comes behind, so that the turns begin earlier;
    /// functions that are called lane by lane count the points from the first, there as here.
    /// </summary>
    private ILookup<bool, Expression> IsBefore(Expression[] loops)
    {
        var (used, before) = (new UsedVariables(), new HashSet<Expression>());
        foreach (var loop in loops) used.Visit(loop);
        foreach (var statement in Hoisted.Reverse())
        {
            if (statement is not BinaryExpression { Left: ParameterExpression variable, Right: var value }) continue;
            if (!used.Contains(variable) && !numbers.ContainsValue(variable)) continue;
            before.Add(statement);
            used.Visit(value);
        }
        return Hoisted.ToLookup(before.Contains);
    }

    protected override Expression Begin(int stream) => frame.Address(places[stream]);

    protected override Expression Fixed(int input)
    {
        var place = places[input];
        if (place.Kind == PlaceKind.Number) return frame.Number(place);
        return numbers.TryGetValue(place, out var known) ? known : numbers[place] = Hoist(Expression.Call(((Func<nint, V>)Streams<V>.LoadOne).Method, frame.Address(place)));
    }

    protected override Expression StoreSame(int stream, Expression value) => frame.SetNumber(places[stream], value);

    protected override Expression BeginPartials(int stream, int offset) => Code.Constant(Partials.Empty(streams.FoldOf(stream)));

    protected override IEnumerable<Expression> EndPartials(int stream, ParameterExpression[] partials)
    {
        var fold = streams.FoldOf(stream);
        var total = frame.Length.IsShort ? Local(typeof(V)) : Hoist(Code.Constant(Partials.Empty(fold)));
        folded.Add(frame.SetNumber(new(PlaceKind.Number, places[stream].Index), total));
        Expression[] halves = partials;
        while (halves.Length > 1) halves = [.. halves.Take(halves.Length / 2).Zip(halves.Skip(halves.Length / 2), (low, high) => Next(fold, low, high))];
        var all = Expression.Call(((Func<Fold, V, V>)Partials<V>.All).Method, Expression.Constant(fold), halves[0]);
        return [Expression.Assign(total, frame.Length.IsShort ? all : Next(fold, total, all))];
    }

    private Expression Loops(BlockExpression step)
    {
        if (frame.Length.IsShort) return Expression.Block([.. Loop(step), Expression.Empty()]);
        var (end, left) = (Expression.Label(), Expression.Subtract(frame.Count, Index));
        var next = Expression.Assign(stop, Expression.Add(Index, Expression.Call(((Func<int, int, int>)Math.Min).Method, left, Expression.Constant(LaneFolds.Longest))));
        var isLast = Expression.Equal(stop, frame.Count);
        return Expression.Loop(Expression.Block([next, .. Loop(step), Expression.IfThen(isLast, Expression.Break(end))]), end);
    }
}
