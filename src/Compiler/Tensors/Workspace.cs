using System.Numerics;
using System.Runtime.InteropServices;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// What one thread needs to call a <see cref="TensorFunction"/>: the inputs and outputs it was given, and memory for all intermediate values. The memory
/// is made by the first run and used again as long as the sizes stay the same; then a run allocates nothing. The arrays belong to the caller: they are
/// read and written by <see cref="Run"/> and not copied.
/// </summary>
/// <typeparam name="T">The numbers that are computed with: double or float.</typeparam>
public sealed class Workspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorProgram program;
    private readonly Memory<T>[] values;
    private readonly int[]?[] lengths;
    private readonly Memory<T>[] results;
    private readonly bool[] hasResult;
    private readonly long? memoryBudget;
    private BoundProgram<T>? bound;
    private bool isDisposed, isChecked;

    internal Workspace(TensorProgram program, long? memoryBudget)
    {
        (this.program, this.memoryBudget) = (program, memoryBudget);
        (values, lengths) = (new Memory<T>[program.Inputs.Count], new int[]?[program.Inputs.Count]);
        (results, hasResult) = (new Memory<T>[program.OutputNodes.Length], new bool[program.OutputNodes.Length]);
    }

    /// <summary>Gives an input; a later call replaces an earlier one.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="elements">Its elements, row-major.</param>
    /// <param name="shape">The length of each axis; none for a scalar.</param>
    /// <exception cref="SymDiffException">There is no such input (SD3012), or the number of elements is not the product of the lengths (SD3005).</exception>
    public Workspace<T> In(string name, ReadOnlyMemory<T> elements, params ReadOnlySpan<int> shape)
    {
        var input = program.NumberOf(name);
        if (Extents.CountOrNone(shape) != elements.Length) throw TensorErrors.WrongCount(name, elements.Length, shape);
        isChecked = false;
        values[input] = MemoryMarshal.AsMemory(elements);
        if (lengths[input] is { } known && shape.SequenceEqual(known)) return this;
        lengths[input] = shape.ToArray();
        return this;
    }

    /// <summary>Gives an input; a copy of it where T is not double.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="SymDiffException">There is no such input (SD3012).</exception>
    public Workspace<T> In(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return In(name, value.MemoryOf<T>(), value.Shape);
    }

    /// <summary>Gives the memory for an output.</summary>
    /// <param name="output">Number of the output.</param>
    /// <param name="memory">Receives its elements, row-major; as long as the output, and apart from all inputs and other outputs.</param>
    /// <exception cref="SymDiffException">There is no such output (SD3014).</exception>
    public Workspace<T> Out(int output, Memory<T> memory)
    {
        program.CheckOutput(output);
        (results[output], hasResult[output], isChecked) = (memory, true, false);
        return this;
    }

    /// <summary>The lengths of an output's axes for the inputs that were given.</summary>
    /// <param name="output">Number of the output.</param>
    /// <exception cref="SymDiffException">
    /// There is no such output (SD3014), an input is missing (SD3013), or the inputs' shapes are wrong (SD3015 to SD3019).
    /// </exception>
    /// <exception cref="LimitException">A value would have too many elements.</exception>
    public IReadOnlyList<int> ShapeOf(int output)
    {
        program.CheckOutput(output);
        CheckGiven();
        return Bound().ShapeOf(output);
    }

    /// <summary>What the intermediate values need for the inputs that were given.</summary>
    /// <exception cref="SymDiffException">An input is missing (SD3013), or the inputs' shapes are wrong (SD3015 to SD3019).</exception>
    /// <exception cref="LimitException">A value would have too many elements.</exception>
    public MemoryUse MemoryUse
    {
        get
        {
            CheckGiven();
            return Bound().Memory;
        }
    }

    /// <summary>Computes all outputs.</summary>
    /// <exception cref="SymDiffException">
    /// An input (SD3013) or an output's memory (SD3014) is missing or overlaps (SD3006), a shape is wrong (SD3015 to SD3019), an output's memory has the wrong
    /// length (SD3005), or a matrix has no inverse (SD3020) or Cholesky factor (SD3021).
    /// </exception>
    /// <exception cref="LimitException">A value would have too many elements.</exception>
    public void Run()
    {
        if (!isChecked) Check();
        bound!.Run();
    }

    /// <summary>Lets go of all memory.</summary>
    public void Dispose()
    {
        (bound, isDisposed, isChecked) = (null, true, false);
        Array.Clear(values);
        Array.Clear(results);
    }

    /// <summary>Binds the program and checks all memory; what was found holds until something else is given.</summary>
    private void Check()
    {
        CheckGiven();
        var ready = Bound();
        for (var output = 0; output < results.Length; output++) CheckMemory(output, ready);
        ready.Take(values, results);
        isChecked = true;
    }

    private void CheckGiven()
    {
        for (var input = 0; input < lengths.Length; input++)
            if (lengths[input] is null && program.IsUsed[input])
                throw TensorErrors.MissingInput(program.Inputs[input].VariableName!, program.Inputs[input].Shape);
    }

    private BoundProgram<T> Bound()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (bound?.Fits(lengths) != true) bound = new(program, [.. lengths], memoryBudget);
        return bound;
    }

    private void CheckMemory(int output, BoundProgram<T> ready)
    {
        if (!hasResult[output]) throw TensorErrors.MissingOutput(output, program.OutputNodes[output].Shape);
        var memory = results[output].Span;
        var expected = Extents.Count(ready.ShapeOf(output));
        if (memory.Length != expected) throw TensorErrors.WrongMemory(output, program.OutputNodes[output].Shape, memory.Length, expected);
        for (var input = 0; input < values.Length; input++)
            if (values[input].Span.Overlaps(memory)) throw TensorErrors.Overlap(output, $"the input '{program.Inputs[input].VariableName}'");
        for (var other = 0; other < output; other++)
            if (results[other].Span.Overlaps(memory)) throw TensorErrors.OverlapOfOutputs(output, other);
    }
}
