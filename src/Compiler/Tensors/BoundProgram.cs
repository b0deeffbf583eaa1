using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymDiff.Compiling;

/// <summary>A program with its sizes known: kernels, and one piece of memory for everything that is no output.</summary>
internal sealed unsafe class BoundProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements of a cache line, and more.</summary>
    private const int Line = 64;

    private readonly TensorProgram program;
    private readonly int[]?[] inputs;
    private readonly int[][] extents;
    private readonly BoundSteps bound;
    private readonly (Action<Memory<T>[], nint[], BoundStep> Run, BoundStep Step)[] steps;
    private readonly int[] callers;
    private readonly (int Buffer, int Output)[] copies;
    private readonly Memory<T>[] buffers;
    private readonly nint[] addresses;
    private Memory<T>[] results = [];

    /// <param name="program">The program.</param>
    /// <param name="inputs">The lengths of each input's axes; null for an input that was not given.</param>
    /// <param name="memoryBudget">Bytes for intermediate values; null for as many as it takes.</param>
    /// <exception cref="SymDiffException">The shapes are not those declared, or there is no value for them.</exception>
    /// <exception cref="LimitException">An intermediate value or an output would have too many elements.</exception>
    public BoundProgram(TensorProgram program, int[]?[] inputs, long? memoryBudget = null)
    {
        (this.program, this.inputs) = (program, inputs);
        var sizes = SizeReader.Read(program.Inputs, inputs, program.Limits);
        extents = [.. inputs.Select(lengths => lengths ?? []), .. program.Steps.SelectMany(step => step.Nodes).Select(sizes.Checked)];
        var full = JoinedSums.Apply(BoundSteps.Of(program, sizes, extents));
        bound = memoryBudget is { } budget ? Recomputation.Within(full, budget / Unsafe.SizeOf<T>()) : full;
        steps = [.. bound.Steps.Select(step => (step.Kernel.IsView && bound.Outputs[step.Results[0]] < 0 ? View : (Action<Memory<T>[], nint[], BoundStep>)step.Kernel.Run, step))];
        (buffers, addresses) = (new Memory<T>[bound.Sizes.Count], new nint[bound.Sizes.Count]);
        var outputs = program.OutputBuffers.Index().ToLookup(output => program.IsDirect(output.Index), output => (output.Item, output.Index));
        (callers, copies) = ([.. Enumerable.Range(0, inputs.Length).Where(input => program.IsUsed[input]), .. outputs[true].Select(output => output.Item)], [.. outputs[false]]);
        var plan = new MemoryPlan(bound);
        Lay(plan);
        Memory = new((long)plan.Length * Unsafe.SizeOf<T>(), steps.Length, steps.Length - full.Steps.Count, bound.Work - full.Work);
    }

    /// <summary>What it needs.</summary>
    public MemoryUse Memory { get; }

    /// <summary>Whether it is bound to inputs of these shapes.</summary>
    public bool Fits(ReadOnlySpan<int[]?> lengths)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (lengths[i] != inputs[i] && (lengths[i] is null != inputs[i] is null || !lengths[i].AsSpan().SequenceEqual(inputs[i]))) return false;
        return true;
    }

    /// <summary>The lengths of an output's axes.</summary>
    public int[] ShapeOf(int output) => extents[program.OutputBuffers[output]];

    /// <summary>Takes the memory of a caller.</summary>
    /// <param name="values">The inputs' elements; what is empty is not read.</param>
    /// <param name="results">The outputs' memory.</param>
    public void Take(ReadOnlySpan<Memory<T>> values, Memory<T>[] results)
    {
        values.CopyTo(buffers);
        this.results = results;
        foreach (var buffer in callers)
            if (bound.Outputs[buffer] is >= 0 and var output) buffers[buffer] = results[output];
    }

    /// <summary>Computes the outputs in the memory that was taken.</summary>
    public void Run()
    {
        Pin(0);
        foreach (var (buffer, output) in copies) buffers[buffer].CopyTo(results[output]);
    }

    private void Lay(MemoryPlan plan)
    {
        var memory = GC.AllocateUninitializedArray<T>(plan.Length + Line, pinned: true);
        var misplaced = (int)((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory)) % Line) / sizeof(T);
        for (var buffer = 0; buffer < buffers.Length; buffer++)
        {
            if (plan.OffsetOf(buffer) is not (>= 0 and var offset)) continue;
            buffers[buffer] = memory.AsMemory(offset + ((Line / sizeof(T)) - misplaced), bound.Sizes[buffer]);
            fixed (T* address = buffers[buffer].Span) addresses[buffer] = (nint)address;
        }
    }

    /// <summary>Holds the caller's memory in its place, four arrays after the other, while the steps run.</summary>
    private void Pin(int next)
    {
        fixed (T* a = Caller(next), b = Caller(next + 1), c = Caller(next + 2), d = Caller(next + 3))
        {
            Found(next, a);
            Found(next + 1, b);
            Found(next + 2, c);
            Found(next + 3, d);
            if (next + 4 < callers.Length) Pin(next + 4);
            else foreach (var (run, step) in steps) run(buffers, addresses, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<T> Caller(int number) => number < callers.Length ? buffers[callers[number]].Span : default;

    private void Found(int number, T* address)
    {
        if (number < callers.Length) addresses[callers[number]] = (nint)address;
    }

    private static void View(Memory<T>[] buffers, nint[] addresses, BoundStep step) =>
        (buffers[step.Results[0]], addresses[step.Results[0]]) = (buffers[step.Reads[0]], addresses[step.Reads[0]]);
}
