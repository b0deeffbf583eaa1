namespace SymDiff.Compiling.Tests;

/// <summary>Shorthands for compiling and interpreting the same roots.</summary>
internal static class Compiled
{
    public static Schedule Schedule(Expr[] roots, params string[] names) => ScheduleBuilder.Build(roots, names, FunctionBindings.None);

    public static SpanFunction Spans(Schedule schedule, bool? interpret = null) =>
        FunctionFactory.OverSpans<SpanFunction>(schedule, SpanSignature.Results(schedule.Outputs.Length), program => program.Results, interpret);

    /// <summary>Outputs at a point; NaN in one spelling, for its sign and payload mean nothing.</summary>
    public static long[] Bits(SpanFunction function, double[] at, int outputs)
    {
        var results = new double[outputs];
        function(at, results);
        return [.. results.Select(v => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v))];
    }

    /// <summary>Number of operations of a schedule.</summary>
    public static int Operations(Schedule schedule) => Enumerable.Range(0, schedule.Length).Count(step => schedule[step].Kernel is not null);
}
