using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>
/// Makes delegates from schedules: one lambda where the work fits in one body, otherwise several over a scratch array, and the interpreter
/// where the runtime cannot make code.
/// </summary>
internal static class FunctionFactory
{
    /// <summary>Inputs and outputs of a lambda over spans: each costs a helper call, and the JIT inlines a limited number.</summary>
    private const int MaxSpanAccesses = 400;

    /// <summary>A delegate over doubles.</summary>
    public static TDelegate OverDoubles<TDelegate>(Schedule schedule, bool? interpret = null)
        where TDelegate : Delegate
    {
        var ports = new ParameterPorts(new string?[schedule.InputCount]);
        return Program(schedule, interpret) switch
        {
            { } program => Expression.Lambda<TDelegate>(Through(program, ports), ports.Parameters).Compile(),
            null => Expression.Lambda<TDelegate>(OneBody(schedule, ports), ports.Parameters).Compile(),
        };
    }

    /// <summary>A delegate over one span that returns the value.</summary>
    public static TDelegate OverSpan<TDelegate>(Schedule schedule)
        where TDelegate : Delegate =>
        OverSpans(schedule, SpanSignature.Value, program => (TDelegate)Delegate.CreateDelegate(typeof(TDelegate), program, nameof(ScratchProgram.Value)));

    /// <summary>The same over an array.</summary>
    public static TDelegate OverArray<TDelegate>(Schedule schedule)
        where TDelegate : Delegate =>
        (TDelegate)Delegate.CreateDelegate(typeof(TDelegate), new ArrayFunction(OverSpan<SpanValue>(schedule)), nameof(ArrayFunction.Invoke));

    /// <summary>A delegate over spans, of the type that the signature belongs to.</summary>
    /// <param name="schedule">What is computed.</param>
    /// <param name="signature">How results are handed back.</param>
    /// <param name="overProgram">Makes the delegate where the work does not fit in one lambda.</param>
    /// <param name="interpret">Whether to interpret; null means where code cannot be made.</param>
    public static TDelegate OverSpans<TDelegate>(Schedule schedule, SpanSignature signature, Func<ScratchProgram, TDelegate> overProgram, bool? interpret = null)
        where TDelegate : Delegate
    {
        var crowded = schedule.InputCount + schedule.Outputs.Length > MaxSpanAccesses;
        if (Program(schedule, interpret, crowded) is { } program) return overProgram(program);
        var ports = new SpanPorts(schedule.InputCount, signature);
        return Expression.Lambda<TDelegate>(OneBody(schedule, ports), ports.Parameters).Compile();
    }

    /// <summary>The expression tree of the whole work, however long, in one body.</summary>
    public static Expression<TDelegate> Lambda<TDelegate>(Schedule schedule, string[] names)
        where TDelegate : Delegate
    {
        var ports = new ParameterPorts(names);
        return Expression.Lambda<TDelegate>(BodyEmitter.Emit(new(schedule, new(schedule, maxBody: int.MaxValue), ports), 0), ports.Parameters);
    }

    private static ScratchProgram? Program(Schedule schedule, bool? interpret, bool crowded = false)
    {
        if (interpret ?? !RuntimeFeature.IsDynamicCodeCompiled) return new Interpreter(schedule);
        var layout = new Layout(schedule);
        return crowded || layout.BodyCount > 1 ? new ChunkedProgram(schedule, layout) : null;
    }

    private sealed class ArrayFunction(SpanValue function)
    {
        public double Invoke(double[] at) => function(at);
    }

    private static BlockExpression OneBody(Schedule schedule, Ports ports) =>
        BodyEmitter.Emit(new(schedule, new(schedule), ports), 0);

    private static BlockExpression Through(ScratchProgram program, ParameterPorts ports)
    {
        var scratch = Expression.Variable(typeof(double[]));
        var call = Expression.Constant(program);
        return Expression.Block(
            [scratch, ports.Result],
            [
                Expression.Assign(scratch, Expression.Call(call, nameof(ScratchProgram.Rent), null)),
                .. ports.Parameters.Select((parameter, i) => Expression.Assign(Expression.ArrayAccess(scratch, Expression.Constant(i)), parameter)),
                Expression.Call(call, nameof(ScratchProgram.Run), null, scratch),
                ports.Store(0, Expression.ArrayIndex(scratch, Expression.Constant(program.FirstOutput))),
                Expression.Call(typeof(ScratchProgram), nameof(ScratchProgram.Return), null, scratch),
                ports.Result,
            ]);
    }
}
