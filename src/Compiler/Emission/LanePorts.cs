using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>A loop over points, several at a time. Nothing is checked: memory is pinned and long enough for the last step's lanes.</summary>
/// <param name="streams">A table of addresses: one stream for each input, then one for each output. That of a fixed input is one number.</param>
/// <param name="blocks">Blocks of equal length for the values that pass from body to body.</param>
/// <param name="first">The first point.</param>
/// <param name="count">Number of points.</param>
internal delegate void LaneLoop(nint streams, nint blocks, nint first, int count);

/// <summary>Streams of inputs and outputs, and the loop around the code of one body.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal sealed class LanePorts<V> : Ports
    where V : struct, ILanes<V, double>
{
    private readonly LaneStreams streams;
    private readonly ParameterExpression table = Expression.Parameter(typeof(nint));
    private readonly ParameterExpression blocks = Expression.Parameter(typeof(nint));
    private readonly ParameterExpression first = Expression.Parameter(typeof(nint));
    private readonly ParameterExpression count = Expression.Parameter(typeof(int));
    private readonly ParameterExpression index = Expression.Variable(typeof(int));
    private readonly Dictionary<(bool IsSlot, int Place), ParameterExpression> hoisted = [];
    private readonly List<ParameterExpression> values = [];
    private readonly List<Expression> beforeLoop = [];
    private readonly List<Expression> afterLoop = [];
    private readonly Dictionary<int, ParameterExpression> loaded = [];
    private readonly List<Expression> loads = [];
    private readonly ParameterExpression next = Expression.Variable(typeof(int));
    private readonly Dictionary<ParameterExpression, ParameterExpression> carried = [];
    private IReadOnlyList<Expression> ahead = [];
    private ParameterExpression at;
    private ParameterExpression firstAt;

    /// <param name="streams">What there is to read and write.</param>
    public LanePorts(LaneStreams streams)
    {
        this.streams = streams;
        at = index;
        firstAt = index;
        Code = new LaneCode<V>(Expression.Subtract(count, index));
    }

    public override Code Code { get; }

    public override IReadOnlyList<ParameterExpression> Parameters => [table, blocks, first, count];

    public override bool CopiesInputs => true;

    public override bool[] FixedInputs => streams.IsFixed;

    public override ParameterExpression Hoist(Expression value)
    {
        var local = Expression.Variable(value.Type);
        values.Add(local);
        beforeLoop.Add(Expression.Assign(local, value));
        return local;
    }

    public override Expression Load(int input) => streams.IsFixed[input] ? FixedInput(input) : streams.LoadsFirst ? Loaded(input) : Load(Stream(input), at);

    public override bool RunsAhead => true;

    public override void Ahead(Func<IReadOnlyList<Expression>> emit)
    {
        at = firstAt = next;
        ahead = emit();
        at = index;
    }

    public override ParameterExpression Carry(ParameterExpression value)
    {
        if (!carried.TryGetValue(value, out var inItsTurn)) carried[value] = inItsTurn = Expression.Variable(value.Type);
        return inItsTurn;
    }


    public override Expression Store(int output, Expression value)
    {
        var place = streams.IsFixed.Length + output;
        switch (streams.Outputs[output])
        {
            case Fold.None:
                return Expression.Call((streams.PastCache ? Streams<V>.StorePast : (Action<nint, int, V>)Streams<V>.Store).Method, Stream(place), at, value);
            case Fold.Same:
                beforeLoop.Add(Expression.Call(((Action<nint, V>)Streams<V>.StoreOne).Method, Address(place), value));
                return Expression.Empty();
            default:
                return Accumulate(place, Partials<V>.Of(streams.Outputs[output]), value);
        }
    }

    public override Expression Slot(int slot) => Load(Block(slot), at);

    public override Expression Keep(int slot, Expression value) =>
        Expression.Call(((Action<nint, int, V>)Streams<V>.Store).Method, Block(slot), at, value);

    /// <summary>The loop whose step is the code of a body.</summary>
    public Expression<LaneLoop> Loop(BlockExpression step)
    {
        var end = Expression.Label();
        var turn = Expression.Block([.. loaded.Values, .. step.Variables], ahead.Count == 0 ? [.. loads, .. step.Expressions] : TwoStages(step.Expressions));
        var loop = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(index, count),
                Expression.Block(turn, Expression.AddAssign(index, Expression.Constant(V.Count))),
                Expression.Break(end)),
            end);
        return Expression.Lambda<LaneLoop>(
            Expression.Block([index, next, .. hoisted.Values, .. values, .. carried.Values], [.. beforeLoop, loop, .. afterLoop, Expression.Empty()]), Parameters);
    }

    /// <summary>
    /// The first stage of the next turn and the second of this one. There is one turn more, which comes first and has no second stage; in the last one the first stage is repeated.
    /// </summary>
    private List<Expression> TwoStages(IEnumerable<Expression> step)
    {
        beforeLoop.Add(Expression.Assign(index, Expression.Constant(-V.Count)));
        var last = Hoist(Expression.And(Expression.Subtract(count, Expression.Constant(1)), Expression.Constant(-V.Count)));
        var following = Expression.Call(((Func<int, int, int>)Math.Min).Method, Expression.Add(index, Expression.Constant(V.Count)), last);
        return
        [
            Expression.Assign(next, following), .. loads, .. ahead,
            Expression.IfThen(Expression.GreaterThanOrEqual(index, Expression.Constant(0)), Expression.Block(typeof(void), step)),
            .. carried.Select(pair => Expression.Assign(pair.Value, pair.Key)),
        ];
    }

    private static MethodCallExpression Load(Expression address, Expression place) => Expression.Call(((Func<nint, int, V>)Streams<V>.Load).Method, address, place);

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
    private BlockExpression Accumulate(int place, Func<V, V, V> fold, Expression value)
    {
        var address = Hoist(Address(place));
        var partials = new ParameterExpression[Partials.Count / V.Count];
        for (var i = 0; i < partials.Length; i++)
        {
            var offset = Expression.Constant(i * V.Count);
            partials[i] = Hoist(Expression.Call(((Func<nint, int, V>)Streams<V>.Load).Method, address, offset));
            afterLoop.Add(Expression.Call(((Action<nint, int, V>)Streams<V>.Store).Method, address, offset, partials[i]));
        }
        var next = Expression.Variable(typeof(V));
        ParameterExpression[] queue = [.. partials, next];
        return Expression.Block(
            [next],
            [Expression.Assign(next, Expression.Call(fold.Method, partials[0], value)), .. partials.Select((partial, i) => Expression.Assign(partial, queue[i + 1]))]);
    }

    private ParameterExpression FixedInput(int input) => Hoist(isSlot: false, input, typeof(V), () =>
        Expression.Call(((Func<nint, V>)Streams<V>.LoadOne).Method, Address(input)));

    private ParameterExpression Stream(int place) => Hoist(isSlot: false, place, typeof(nint), () =>
        Expression.Call(((Func<nint, int, nint, nint>)Streams<V>.Of).Method, table, Expression.Constant(place), first));

    private ParameterExpression Block(int slot) => Hoist(isSlot: true, slot, typeof(nint), () =>
        Expression.Call(((Func<nint, int, int, nint>)Streams<V>.Block).Method, blocks, Expression.Constant(slot), Expression.Constant(streams.BlockLength)));

    private MethodCallExpression Address(int place) => Expression.Call(((Func<nint, int, nint>)Streams<V>.Of).Method, table, Expression.Constant(place));

    private ParameterExpression Hoist(bool isSlot, int place, Type type, Func<Expression> code)
    {
        if (hoisted.TryGetValue((isSlot, place), out var known)) return known;
        var local = hoisted[(isSlot, place)] = Expression.Variable(type);
        beforeLoop.Add(Expression.Assign(local, code()));
        return local;
    }
}
