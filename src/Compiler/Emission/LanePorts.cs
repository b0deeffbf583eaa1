using System.Linq.Expressions;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling;

/// <summary>A loop over points.</summary>
/// <param name="streams">A table of addresses: one stream for each input, then one for each output. That of a fixed input is one number.</param>
/// <param name="blocks">
/// Blocks of <see cref="Partials.Count"/> numbers beside each stream, which are needed if vectors do not take all points, and behind them blocks of equal length for the
/// values that pass from body to body.
/// </param>
/// <param name="first">The first point.</param>
/// <param name="count">Number of points.</param>
internal delegate void LaneLoop(nint streams, nint blocks, nint first, int count);

/// <summary>A loop over streams whose addresses are in a table.</summary>
/// <typeparam name="V">The lanes.</typeparam>
internal sealed class LanePorts<V> : LoopPorts<V>
    where V : struct, ILanes<V, double>
{
    private readonly LaneStreams streams;
    private readonly ParameterExpression table, blocks, first, count;
    private readonly Dictionary<int, ParameterExpression> numbers = [];
    private readonly Dictionary<int, ParameterExpression> slots = [];

    /// <param name="streams">What there is to read and write.</param>
    public LanePorts(LaneStreams streams)
        : this(streams, Expression.Parameter(typeof(nint)), Expression.Parameter(typeof(nint)), Expression.Parameter(typeof(nint)), Expression.Parameter(typeof(int)))
    {
    }

    private LanePorts(LaneStreams streams, ParameterExpression table, ParameterExpression blocks, ParameterExpression first, ParameterExpression count)
        : base(streams, count, stream => Address(blocks, stream, Partials.Count), isWhole: false) =>
        (this.streams, this.table, this.blocks, this.first, this.count) = (streams, table, blocks, first, count);

    public override IReadOnlyList<ParameterExpression> Parameters => [table, blocks, first, count];

    public override Expression Slot(int slot) => Load(Block(slot), Index);

    public override Expression Keep(int slot, Expression value) => Store(Block(slot), Index, value);

    /// <summary>The function of a loop whose step is the code of a body.</summary>
    public Expression<LaneLoop> Function(BlockExpression step)
    {
        Expression[] loop = [.. Loop(step)];
        return Expression.Lambda<LaneLoop>(Expression.Block(Locals, [.. Hoisted, .. loop, Expression.Empty()]), Parameters);
    }

    protected override Expression Begin(int stream) => Expression.Call(((Func<nint, int, nint, nint>)Streams<V>.Of).Method, table, Expression.Constant(stream), first);

    protected override Expression Fixed(int input) => Once(numbers, input, () => Expression.Call(((Func<nint, V>)Streams<V>.LoadOne).Method, Address(input)));

    protected override Expression StoreSame(int stream, Expression value) => Expression.Call(((Action<nint, V>)Streams<V>.StoreOne).Method, Address(stream), value);

    protected override Expression BeginPartials(int stream, int offset) => Load(Address(stream), Expression.Constant(offset));

    protected override IEnumerable<Expression> EndPartials(int stream, ParameterExpression[] partials) =>
        partials.Select((partial, i) => Store(Address(stream), Expression.Constant(i * V.Count), partial));

    private ParameterExpression Block(int slot) => Once(slots, slot, () => Address(Address(blocks, streams.Count, Partials.Count), slot, streams.BlockLength));

    private static MethodCallExpression Address(Expression blocks, int block, int length) =>
        Expression.Call(((Func<nint, int, int, nint>)Streams<V>.Block).Method, blocks, Expression.Constant(block), Expression.Constant(length));

    private MethodCallExpression Address(int stream) => Expression.Call(((Func<nint, int, nint>)Streams<V>.Of).Method, table, Expression.Constant(stream));

    private ParameterExpression Once(Dictionary<int, ParameterExpression> known, int number, Func<Expression> code) =>
        known.TryGetValue(number, out var local) ? local : known[number] = Hoist(code());
}
