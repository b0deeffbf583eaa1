using System.Collections.Immutable;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// A scalar function and its derivatives at many points, from one pass over arrays that computes several points at once and on all cores. A point's results have the
/// same bits wherever it stands among others, for any number of threads and any vector width. They may differ from those of a delegate for single points in
/// the last digits: each function is within 2 units in the last place, and some work is shared that a single point does twice. Immutable and thread-safe.
/// </summary>
public sealed class BatchFunction
{
    private readonly BatchSignature signature;
    private readonly BatchProgram program;
    private readonly Func<int, string> nameOf;

    internal BatchFunction(BatchSignature signature, BatchProgram program)
    {
        (this.signature, this.program) = (signature, program);
        nameOf = signature.NameOf;
    }

    /// <summary>Names of the inputs, in the order in which arrays are passed.</summary>
    public ImmutableArray<string> InputNames => [.. signature.Inputs];

    /// <summary>Names of the variables that the derivatives are taken by, in the order of their arrays.</summary>
    public ImmutableArray<string> DerivativeNames => [.. signature.Wrt];

    /// <summary>Computes all points. With one thread, a call allocates nothing.</summary>
    /// <param name="inputs">For each input one number for every point, for a parameter one number. Inputs may overlap each other.</param>
    /// <param name="values">Receives the values; may be longer.</param>
    /// <param name="derivatives">One array for each derivative; may be longer.</param>
    /// <param name="maxThreads">Most threads that compute at once; all cores if left out.</param>
    /// <param name="cancellationToken">Ends the call early; the outputs are then incomplete.</param>
    /// <exception cref="SymDiffException">
    /// A number of arrays or a length does not fit (SD3005), an output overlaps another array (SD3006), or the number of threads is not positive (SD3024).
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public void Run(
        ReadOnlySpan<ReadOnlyMemory<double>> inputs,
        Memory<double> values,
        ReadOnlySpan<Memory<double>> derivatives = default,
        int? maxThreads = null,
        CancellationToken cancellationToken = default)
    {
        var points = signature.CountPoints(inputs) ?? values.Length;
        if (derivatives.Length != signature.Wrt.Length) throw BatchErrors.WrongCount("derivative array", derivatives.Length, signature.Wrt.Length);
        if (values.Length < points) throw BatchErrors.WrongLength("values", values.Length, points);
        for (var i = 0; i < derivatives.Length; i++)
            if (derivatives[i].Length < points) throw BatchErrors.WrongLength(signature.NameOf(inputs.Length + 1 + i), derivatives[i].Length, points);
        new BatchStreams(inputs, values, derivatives).Run(new(program.For(points), points, BatchSignature.Threads(maxThreads), cancellationToken), nameOf);
    }
}
