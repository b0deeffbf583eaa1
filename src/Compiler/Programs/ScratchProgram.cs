namespace SymDiff.Compiling;

/// <summary>
/// A function that works in an array: inputs first, then outputs, then what it remembers. The arrays belong to the threads, one each, so
/// that calls allocate nothing and many threads may call at once.
/// </summary>
/// <param name="inputs">Number of inputs.</param>
/// <param name="outputs">Number of outputs.</param>
internal abstract class ScratchProgram(int inputs, int outputs)
{
    [ThreadStatic]
    private static double[]? spare;

    /// <summary>Where the outputs begin.</summary>
    public int FirstOutput => inputs;

    /// <summary>Length of the array.</summary>
    protected abstract int Length { get; }

    /// <summary>Computes the outputs from the inputs.</summary>
    public abstract void Run(double[] scratch);

    /// <summary>
    /// The thread's array, or a new one while that is lent: a bound function may call a compiled one in the middle of a run.
    /// </summary>
    public double[] Rent()
    {
        var scratch = spare;
        spare = null;
        return scratch is not null && scratch.Length >= Length ? scratch : new double[Length];
    }

    /// <summary>Gives the array back.</summary>
    public static void Return(double[] scratch) => spare = scratch;

    /// <summary>Returns output 0.</summary>
    public double Value(ReadOnlySpan<double> at)
    {
        Spans.CheckInputs(at, inputs);
        var scratch = RunAt(at);
        Return(scratch);
        return scratch[FirstOutput];
    }

    /// <summary>All outputs into one span.</summary>
    public void Results(ReadOnlySpan<double> at, Span<double> results)
    {
        Spans.CheckInputs(at, inputs);
        Spans.CheckResults(results, outputs, at, nameof(results));
        var scratch = RunAt(at);
        Outputs(scratch).CopyTo(results);
        Return(scratch);
    }

    /// <summary>Returns output 0, the others into the span.</summary>
    public double Gradient(ReadOnlySpan<double> at, Span<double> gradient)
    {
        Spans.CheckInputs(at, inputs);
        Spans.CheckResults(gradient, outputs - 1, at, nameof(gradient));
        var scratch = RunAt(at);
        Outputs(scratch)[1..].CopyTo(gradient);
        Return(scratch);
        return scratch[FirstOutput];
    }

    /// <summary>Returns output 0, the others into two spans; for n arguments these are n and n^2.</summary>
    public double Hessian(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian, int n)
    {
        Spans.CheckInputs(at, inputs);
        Spans.CheckResults(gradient, n, at, nameof(gradient));
        Spans.CheckResults(hessian, n * n, at, nameof(hessian));
        Spans.CheckApart(gradient, hessian);
        var scratch = RunAt(at);
        Outputs(scratch)[1..(n + 1)].CopyTo(gradient);
        Outputs(scratch)[(n + 1)..].CopyTo(hessian);
        Return(scratch);
        return scratch[FirstOutput];
    }

    private double[] RunAt(ReadOnlySpan<double> at)
    {
        var scratch = Rent();
        at.CopyTo(scratch);
        Run(scratch);
        return scratch;
    }

    private Span<double> Outputs(double[] scratch) => scratch.AsSpan(inputs, outputs);
}
