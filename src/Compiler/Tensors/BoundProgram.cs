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
    private readonly (Action<Memory<T>[], nint[], BoundStep> Run, BoundStep Step, bool IsRepeated)[] steps;
    private readonly int[] callers, others;
    private readonly HeldArrays<T> arrays;
    private readonly (int Buffer, int Output)[] copies;
    private readonly Memory<T>[] buffers;
    private readonly nint[] addresses;
    private readonly BoundStep[] all;
    private Memory<T>[] results = [];
    private RowCall only;
    private int otherCount;
    private bool isPlaced, isPlain;

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
        (arrays, others) = (new(callers.Length, bound.Sizes.Count), new int[callers.Length]);
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
        (isPlaced, only) = (false, default);
        values.CopyTo(buffers);
        this.results = results;
        otherCount = 0;
        for (var number = 0; number < callers.Length; number++)
        {
            var buffer = callers[number];
            if (bound.Outputs[buffer] is >= 0 and var output) buffers[buffer] = results[output];
            var isArray = MemoryMarshal.TryGetArray<T>(buffers[buffer], out var part);
            arrays[number] = isArray ? new(part.Array!, part.Offset, buffer) : new([], 0, bound.Sizes.Count);
            if (!isArray) others[otherCount++] = buffer;
        }
        isPlain = otherCount == 0 && copies.Length == 0;
    }

    /// <summary>Computes the outputs in the memory that was taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run()
    {
        if (isPlain) Hold(arrays);
        else HoldAll();
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

    /// <summary>Holds the caller's arrays in their place, group by group, while the steps run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold(HeldArrays<T> group)
    {
        fixed (T* a = &group.A.Start, b = &group.B.Start, c = &group.C.Start, d = &group.D.Start)
        {
            if ((nint)a != group.A.Address || (nint)b != group.B.Address || (nint)c != group.C.Address || (nint)d != group.D.Address)
                Find(group, (nint)a, (nint)b, (nint)c, (nint)d);
            if (group.Next is { } next) HoldMore(next);
            else if (only.Loop is { } loop) loop(only.Table, only.Blocks, only.Count);
            else RunSteps();
        }
    }

    private void HoldMore(HeldArrays<T> group) => Hold(group);

    /// <summary>With memory that is no array, or outputs that are copied.</summary>
    private void HoldAll()
    {
        HoldOthers(0);
        foreach (var (buffer, output) in copies) buffers[buffer].CopyTo(results[output]);
    }

    /// <summary>Holds memory that is no array, and then the arrays.</summary>
    private void HoldOthers(int done)
    {
        if (done == otherCount) Hold(arrays);
        else
            fixed (T* start = buffers[others[done]].Span)
            {
                if (addresses[others[done]] != (nint)start) Move(others[done], (nint)start);
                HoldOthers(done + 1);
            }
    }

    private void Find(HeldArrays<T> group, nint a, nint b, nint c, nint d)
    {
        Move(group.A.Buffer, group.A.Address = a);
        Move(group.B.Buffer, group.B.Address = b);
        Move(group.C.Buffer, group.C.Address = c);
        Move(group.D.Buffer, group.D.Address = d);
    }

    private void Move(int buffer, nint address) => (addresses[buffer], isPlaced, only) = (address, false, default);

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
        if (steps is [var (_, single, _)]) only = single.Kernel.WholeRun;
    }

    private bool IsView(BoundStep step) => step.Kernel.IsView && bound.Outputs[step.Results[0]] < 0;
}
