using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>
/// Streams of inputs and outputs, and the loop around the code of one body, which takes several points at a time. Nothing is checked: memory is pinned. Points behind the last
/// whole vector are one step more, for which the streams go on in blocks beside.
/// </summary>
/// <typeparam name="V">The lanes.</typeparam>
internal abstract class LoopPorts<V> : Ports
    where V : struct, ILanes<V, double>
{
    private readonly LaneStreams streams;
    private readonly Expression count;
    private readonly LoopRest<V> rest;
    private readonly ParameterExpression index = Expression.Variable(typeof(int));
    private readonly Dictionary<int, ParameterExpression> places = [];
    private readonly Dictionary<int, ParameterExpression> loaded = [];
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> hoisted = [];
    private readonly List<Expression> loads = [];
    private readonly List<Expression> beforeLoop = [];
    private readonly List<Expression> afterLoop = [];
    private readonly ParameterExpression next = Expression.Variable(typeof(int));
    private readonly Dictionary<ParameterExpression, ParameterExpression> carried = [];
    private IReadOnlyList<Expression> ahead = [];
    private ParameterExpression at;
    private ParameterExpression firstAt;

    /// <param name="streams">What there is to read and write.</param>
    /// <param name="count">The point behind the last one.</param>
    /// <param name="block">The block beside a stream.</param>
    /// <param name="isWhole">Whether it is known that vectors take all points.</param>
    protected LoopPorts(LaneStreams streams, Expression count, Func<int, Expression> block, bool isWhole)
    {
        (this.streams, this.count) = (streams, count);
        rest = new(index, count, block, isWhole || V.Count == 1);
        (at, firstAt) = (index, index);
        Code = new LaneCode<V>(Expression.Subtract(count, index));
    }

    public override Code Code { get; }

    public override bool CopiesInputs => true;

    public override bool[] FixedInputs => streams.IsFixed;

    public override bool RunsAhead => true;

    /// <summary>The number of the first point of the turn that code is for.</summary>
    protected Expression Index => at;

    public override void Ahead(Func<IReadOnlyList<Expression>> emit)
    {
        at = firstAt = next;
        ahead = emit();
        at = index;
    }

    public override ParameterExpression Carry(ParameterExpression value)
    {
        if (!carried.TryGetValue(value, out var inItsTurn)) carried[value] = inItsTurn = Local(value.Type);
        return inItsTurn;
    }

    public override ParameterExpression Hoist(Expression value)
    {
        var local = Local(value.Type);
        hoisted.Add(Expression.Assign(local, value));
        return local;
    }

    public override Expression Load(int input) => streams.IsFixed[input] ? Fixed(input) : streams.LoadsFirst ? Loaded(input) : Load(Stream(input), at);

    public override Expression Store(int output, Expression value)
    {
        var place = streams.IsFixed.Length + output;
        switch (streams.Outputs[output])
        {
            case Fold.None:
                return Expression.Call((streams.PastCache ? Streams<V>.StorePast : (Action<nint, int, V>)Streams<V>.Store).Method, Stream(place), at, value);
            case Fold.Same:
                hoisted.Add(StoreSame(place, value));
                return Expression.Empty();
            default:
                return Accumulate(place, streams.Outputs[output], value);
        }
    }

    /// <summary>Where a stream begins.</summary>
    protected abstract Expression Begin(int stream);

    /// <summary>The number that an input is at all points.</summary>
    protected abstract Expression Fixed(int input);

    /// <summary>Keeps the number that an output is at all points.</summary>
    protected abstract Expression StoreSame(int stream, Expression value);

    /// <summary>Some of a fold's partial results before the loop.</summary>
    protected abstract Expression BeginPartials(int stream, int offset);

    /// <summary>Keeps a fold's partial results after the loop.</summary>
    protected abstract IEnumerable<Expression> EndPartials(int stream, ParameterExpression[] partials);

    /// <summary>What is computed once, for all loops over these streams.</summary>
    protected IEnumerable<Expression> Hoisted => hoisted;

    /// <summary>All variables.</summary>
    protected IEnumerable<ParameterExpression> Locals => [index, next, .. locals, .. rest.Locals];

    /// <summary>The loop whose step is the code of a body.</summary>
    protected IEnumerable<Expression> Loop(BlockExpression step)
    {
        var turn = Expression.Block([.. loaded.Values, .. step.Variables], ahead.Count == 0 ? [.. loads, .. step.Expressions] : TwoStages(step.Expressions));
        return [.. beforeLoop, .. rest.Around(Expression.Block(turn, Expression.AddAssign(index, Expression.Constant(V.Count))), ahead.Count > 0), .. afterLoop];
    }

    /// <summary>
    /// The first stage of the next turn and the second of this one. There is one turn more, which comes first and has no second stage; in the last one the first stage is repeated.
    /// </summary>
    private IEnumerable<Expression> TwoStages(IEnumerable<Expression> step)
    {
        var lanes = Expression.Constant(V.Count);
        var following = Expression.Call(((Func<int, int, int>)Math.Min).Method, Expression.Add(index, lanes), Expression.Subtract(rest.End, lanes));
        return
        [
            Expression.Assign(next, following), .. loads, .. ahead,
            Expression.IfThen(Expression.GreaterThanOrEqual(index, rest.Begin), Expression.Block(typeof(void), step)),
            .. carried.Select(pair => Expression.Assign(pair.Value, pair.Key)),
        ];
    }

    /// <summary>A variable.</summary>
    protected ParameterExpression Local(Type type)
    {
        var local = Expression.Variable(type);
        locals.Add(local);
        return local;
    }

    /// <summary>Reads neighbouring numbers.</summary>
    protected static MethodCallExpression Load(Expression address, Expression index) => Expression.Call(((Func<nint, int, V>)Streams<V>.Load).Method, address, index);

    /// <summary>Writes neighbouring numbers.</summary>
    protected static MethodCallExpression Store(Expression address, Expression index, Expression value) =>
        Expression.Call(((Action<nint, int, V>)Streams<V>.Store).Method, address, index, value);

    /// <summary>What was folded before and one value more.</summary>
    protected static MethodCallExpression Next(Fold fold, Expression before, Expression value) =>
        Expression.Call(((Func<Fold, V, V, V>)Partials<V>.Next).Method, Expression.Constant(fold), before, value);

    private ParameterExpression Loaded(int input)
    {
        if (!loaded.TryGetValue(input, out var local))
        {
            local = loaded[input] = Expression.Variable(typeof(V));
            loads.Add(Expression.Assign(local, Load(Stream(input), firstAt)));
        }
        return at == firstAt ? local : Carry(local);
    }

    /// <summary>Folds a value into the first of the partial results, which then goes behind the others.</summary>
    private BlockExpression Accumulate(int place, Fold fold, Expression value)
    {
        ParameterExpression[] partials = [.. Enumerable.Range(0, Partials.Count / V.Count).Select(_ => Local(typeof(V)))];
        beforeLoop.AddRange(partials.Select((partial, i) => Expression.Assign(partial, BeginPartials(place, i * V.Count))));
        afterLoop.AddRange(EndPartials(place, partials));
        rest.Folds(partials);
        var next = Expression.Variable(typeof(V));
        ParameterExpression[] queue = [.. partials, next];
        return Expression.Block(
            [next],
            [Expression.Assign(next, Next(fold, partials[0], value)), .. partials.Select((partial, i) => Expression.Assign(partial, queue[i + 1]))]);
    }

    private ParameterExpression Stream(int place)
    {
        if (places.TryGetValue(place, out var known)) return known;
        var local = places[place] = Hoist(Begin(place));
        if (place < streams.IsFixed.Length) rest.Reads(local, place);
        else rest.Writes(local, place);
        return local;
    }
}
