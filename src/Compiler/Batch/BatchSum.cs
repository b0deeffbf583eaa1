using System.Buffers;
using System.Collections.Immutable;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// The sum of a scalar function over many points, and the derivatives of the sum: a loss over a data set and its gradient. The order of addition is fixed, so the
/// result has the same bits for any number of threads and any vector width. Immutable and thread-safe.
/// </summary>
public sealed class BatchSum
{
    private readonly BatchSignature signature;
    private readonly SumProgram program;
    private readonly Func<int, string> nameOf;

    internal BatchSum(BatchSignature signature, BatchProgram terms)
    {
        this.signature = signature;
        program = new(terms, signature.Inputs.Length, 1 + signature.Wrt.Length) { ChunkLength = terms.ChunkLength };
        nameOf = signature.NameOf;
    }

    /// <summary>Names of the inputs, in the order in which arrays are passed.</summary>
    public ImmutableArray<string> InputNames => [.. signature.Inputs];

    /// <summary>Names of the variables that the derivatives are taken by, in their order.</summary>
    public ImmutableArray<string> DerivativeNames => [.. signature.Wrt];

    /// <summary>Computes the sums over all points; 0 for none. With one thread, a call allocates nothing.</summary>
    /// <param name="inputs">For each input one number for every point, for a parameter one number. If all are parameters, there is one point.</param>
    /// <param name="gradient">Receives the sums of the derivatives: by a parameter the derivative of the sum. It may be longer.</param>
    /// <param name="maxThreads">Most threads that compute at once; all cores if left out.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The sum of the values.</returns>
    /// <exception cref="SymDiffException">The number of arrays or a length does not fit (SD3005), or the number of threads is not positive (SD3024).</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public double Run(
        ReadOnlySpan<ReadOnlyMemory<double>> inputs, Span<double> gradient = default, int? maxThreads = null, CancellationToken cancellationToken = default)
    {
        var work = new BatchWork(program, signature.CountPoints(inputs) ?? 1, BatchSignature.Threads(maxThreads), cancellationToken);
        var outputs = 1 + signature.Wrt.Length;
        if (gradient.Length < signature.Wrt.Length) throw CompileErrors.WrongLength(nameof(gradient), gradient.Length, signature.Wrt.Length);
        var sums = ArrayPool<double>.Shared.Rent(Math.Max(1, outputs * work.Chunks));
        var parts = ArrayPool<Memory<double>>.Shared.Rent(outputs);
        try
        {
            for (var i = 0; i < outputs; i++) parts[i] = sums.AsMemory(i * work.Chunks, work.Chunks);
            new BatchStreams(inputs, parts[0], parts.AsSpan(1, outputs - 1)).Run(work, nameOf);
            for (var i = 1; i < outputs; i++) gradient[i - 1] = SumProgram.Total(parts[i].Span);
            return SumProgram.Total(parts[0].Span);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(sums);
            ArrayPool<Memory<double>>.Shared.Return(parts, clearArray: true);
        }
    }
}
