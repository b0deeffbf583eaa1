using System.Collections.Immutable;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// A compiled function of scalars with one or more scalar outputs, which share their work. Immutable and thread-safe; a call allocates nothing.
/// </summary>
public sealed class ScalarFunction
{
    private readonly SpanFunction run;

    internal ScalarFunction(ImmutableArray<string> names, int outputCount, SpanFunction run)
    {
        ArgumentNames = names;
        OutputCount = outputCount;
        this.run = run;
    }

    /// <summary>Names of the arguments, in the order in which values are passed.</summary>
    public ImmutableArray<string> ArgumentNames { get; }

    /// <summary>Number of results.</summary>
    public int OutputCount { get; }

    /// <summary>The value of a function with one output.</summary>
    /// <param name="at">One value for each argument.</param>
    /// <exception cref="SymDiffException">The number of values is wrong (SD3005), or there are several outputs (SD3010).</exception>
    public double Evaluate(params ReadOnlySpan<double> at)
    {
        if (OutputCount != 1) throw CompileErrors.ManyOutputs(OutputCount);
        Span<double> result = stackalloc double[1];
        run(at, result);
        return result[0];
    }

    /// <summary>All outputs.</summary>
    /// <param name="at">One value for each argument.</param>
    /// <param name="results">Receives <see cref="OutputCount"/> values; may be longer, and may not overlap the arguments.</param>
    /// <exception cref="SymDiffException">A span is too short (SD3005) or the spans overlap (SD3006).</exception>
    public void Evaluate(ReadOnlySpan<double> at, Span<double> results) => run(at, results);
}
