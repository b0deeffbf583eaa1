using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>
/// A span of inputs and one span for each group of outputs. Spans have no indexer in expression trees, so small helpers that the JIT inlines
/// read and write them.
/// </summary>
internal sealed class SpanPorts : Ports
{
    private readonly ParameterExpression at = Expression.Parameter(typeof(ReadOnlySpan<double>), "at");
    private readonly ParameterExpression[] results;
    private readonly int[] lengths;
    private readonly int inputs;

    /// <param name="inputs">Number of inputs.</param>
    /// <param name="signature">What is returned and what goes to which span.</param>
    public SpanPorts(int inputs, SpanSignature signature)
    {
        this.inputs = inputs;
        lengths = signature.Lengths;
        results = Array.ConvertAll(signature.Names, name => Expression.Parameter(typeof(Span<double>), name));
        Result = signature.ReturnsFirst ? Expression.Variable(typeof(double)) : null;
    }

    public override IReadOnlyList<ParameterExpression> Parameters => [at, .. results];

    public override bool CopiesInputs => true;

    public override ParameterExpression? Result { get; }

    public override IEnumerable<Expression> Checks(int slots)
    {
        yield return Expression.Call(typeof(Spans), nameof(Spans.CheckInputs), null, at, Expression.Constant(inputs));
        for (var i = 0; i < results.Length; i++)
            yield return Expression.Call(typeof(Spans), nameof(Spans.CheckResults), null, results[i], Expression.Constant(lengths[i]), at, Expression.Constant(results[i].Name));
        if (results.Length == 2) yield return Expression.Call(typeof(Spans), nameof(Spans.CheckApart), null, results[0], results[1]);
    }

    public override Expression Load(int input) => Expression.Call(typeof(Spans), nameof(Spans.Get), null, at, Expression.Constant(input));

    public override Expression Store(int output, Expression value)
    {
        if (Result is not null && output-- == 0) return Expression.Assign(Result, value);
        var span = 0;
        for (; output >= lengths[span]; span++) output -= lengths[span];
        return Expression.Call(typeof(Spans), nameof(Spans.Set), null, results[span], Expression.Constant(output), value);
    }
}

/// <summary>How outputs are handed back: the first one as the return value or not, the others in spans.</summary>
/// <param name="ReturnsFirst">Whether output 0 is returned.</param>
/// <param name="Names">Names of the spans, for messages.</param>
/// <param name="Lengths">Number of outputs in each span, in order.</param>
internal sealed record SpanSignature(bool ReturnsFirst, string[] Names, int[] Lengths)
{
    public static SpanSignature Value { get; } = new(true, [], []);

    public static SpanSignature Results(int count) => new(false, ["results"], [count]);

    public static SpanSignature Gradient(int count) => new(true, ["gradient"], [count]);

    public static SpanSignature Hessian(int count) => new(true, ["gradient", "hessian"], [count, count * count]);
}
