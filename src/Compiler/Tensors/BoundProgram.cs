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

    /// <summary>Arrays that one stack frame holds in their place.</summary>
    private const int FrameLength = 4;

    private readonly TensorProgram program;
    private readonly int[]?[] inputs;
    private readonly int[][] extents;
    private readonly BoundSteps bound;
    private readonly (Action<Memory<T>[], nint[], BoundStep> Run, BoundStep Step, bool IsRepeated)[] steps;
    private readonly int[] callers;
    private readonly Held[] held;
    private readonly (int Buffer, int Output)[] copies;
    private readonly Memory<T>[] buffers;
    private readonly nint[] addresses;
    private readonly BoundStep[] all;
    private Memory<T>[] results = [];
    private bool isPlaced;

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
        all = [.. bound.Steps];
        var uses = all.CountBy(step => step.Kernel).ToDictionary();
        steps = [.. all.Where(step => !IsView(step)).Select(step => ((Action<Memory<T>[], nint[], BoundStep>)step.Kernel.Run, step, uses[step.Kernel] > 1))];
        (buffers, addresses) = (new Memory<T>[bound.Sizes.Count], new nint[bound.Sizes.Count + 1]);
        var outputs = program.OutputBuffers.Index().ToLookup(output => program.IsDirect(output.Index), output => (output.Item, output.Index));
        (callers, copies) = ([.. Enumerable.Range(0, inputs.Length).Where(input => program.IsUsed[input]), .. outputs[true].Select(output => output.Item)], [.. outputs[false]]);
        held = new Held[(Math.Max(callers.Length, 1) + FrameLength - 1) / FrameLength * FrameLength];
        Array.Fill(held, new([], 0, bound.Sizes.Count));
        var plan = new MemoryPlan(bound);
        Lay(plan);
        Memory = new((long)plan.Length * Unsafe.SizeOf<T>(), all.Length, all.Length - full.Steps.Count, bound.Work - full.Work);
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
        isPlaced = false;
        values.CopyTo(buffers);
        this.results = results;
        for (var number = 0; number < callers.Length; number++)
        {
            var buffer = callers[number];
            if (bound.Outputs[buffer] is >= 0 and var output) buffers[buffer] = results[output];
            held[number] = MemoryMarshal.TryGetArray<T>(buffers[buffer], out var array) ? new(array.Array, array.Offset, buffer) : new(null, 0, buffer);
        }
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

    /// <summary>Holds the caller's memory in its place, some arrays after the other, while the steps run.</summary>
    private void Pin(int next)
    {
        fixed (T* a = &Start(next), b = &Start(next + 1), c = &Start(next + 2), d = &Start(next + 3))
        {
            Found(next, a);
            Found(next + 1, b);
            Found(next + 2, c);
            Found(next + 3, d);
            if (next + FrameLength < held.Length) Pin(next + FrameLength);
            else RunSteps();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T Start(int number)
    {
        ref readonly var memory = ref held[number];
        if (memory.Array is { } array) return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), memory.Offset);
        return ref MemoryMarshal.GetReference(buffers[memory.Buffer].Span);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Found(int number, T* address)
    {
        ref var known = ref addresses[held[number].Buffer];
        if (known == (nint)address) return;
        (known, isPlaced) = ((nint)address, false);
    }

    private void RunSteps()
    {
        if (!isPlaced) Place();
        foreach (var (run, step, isRepeated) in steps)
        {
            if (isRepeated) step.Kernel.Place<T>(addresses, step); // it was told of another place: what is computed again has several
            run(buffers, addresses, step);
        }
    }

    /// <summary>Tells all kernels where the buffers are.</summary>
    private void Place()
    {
        foreach (var step in all)
        {
            if (IsView(step)) (buffers[step.Results[0]], addresses[step.Results[0]]) = (buffers[step.Reads[0]], addresses[step.Reads[0]]);
            else step.Kernel.Place<T>(addresses, step);
        }
        isPlaced = true;
    }

    private bool IsView(BoundStep step) => step.Kernel.IsView && bound.Outputs[step.Results[0]] < 0;

    /// <summary>Memory of the caller.</summary>
    /// <param name="Array">Its array, if it is one.</param>
    /// <param name="Offset">Where it begins there.</param>
    /// <param name="Buffer">The buffer that it is.</param>
    private readonly record struct Held(T[]? Array, int Offset, int Buffer);
}
