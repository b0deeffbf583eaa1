using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>
/// A compiled function of tensors with one or more outputs, which share their work. One function serves every size: a size is read from the inputs where it
/// stands alone as the length of an axis, and checked everywhere else. Immutable and thread-safe; each thread calls it through a
/// <see cref="Workspace{T}"/> of its own.
/// </summary>
public sealed class TensorFunction
{
    private readonly TensorProgram program;
    private readonly Lazy<TensorProgram> fused;

    private TensorFunction(TensorProgram program, Func<TensorProgram> fuse)
    {
        (this.program, fused) = (program, new(RuntimeFeature.IsDynamicCodeCompiled ? fuse : () => program));
        Inputs = [.. program.Inputs];
        OutputShapes = [.. program.OutputNodes.Select(output => output.Shape)];
    }

    /// <summary>The variables that values are given for, with their shapes.</summary>
    public ImmutableArray<Expr> Inputs { get; }

    /// <summary>The shape of each output.</summary>
    public ImmutableArray<Shape> OutputShapes { get; }

    /// <summary>Compiles several outputs to one function, so that what they have in common is computed once.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="inputs">
    /// The variables, with their shapes; those that occur in the outputs if left out. A gradient may have lost a variable and still need its size, so list
    /// those of the function that was differentiated.
    /// </param>
    /// <param name="functions">Values of the functions that the outputs only name.</param>
    /// <param name="limits">Refusals.</param>
    /// <exception cref="SymDiffException">
    /// A variable is not among the inputs (SD3002), listed twice (SD3003) or listed with another shape (SD3022); or a function has no value (SD3001).
    /// </exception>
    /// <exception cref="ArgumentException">An input is not a variable.</exception>
    public static TensorFunction Compile(
        IReadOnlyList<Expr> outputs, IReadOnlyList<Expr>? inputs = null, FunctionBindings? functions = null, Limits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return OfMachineForm(MachineGraphs.TensorValues([.. outputs]), inputs ?? [.. Variables(outputs)], functions, limits);
    }

    /// <summary>The function of outputs that went through the machine's pipeline.</summary>
    internal static TensorFunction OfMachineForm(Expr[] outputs, IReadOnlyList<Expr> inputs, FunctionBindings? functions = null, Limits? limits = null)
    {
        (functions, limits) = (functions ?? FunctionBindings.None, limits ?? Limits.Default);
        return new(TensorProgramBuilder.Build(outputs, inputs, functions, limits), () => TensorProgramBuilder.BuildFused(outputs, inputs, functions, limits));
    }

    /// <summary>Memory for the calls of one thread, in double.</summary>
    /// <inheritdoc cref="CreateWorkspace{T}" path="/param"/>
    public Workspace<double> CreateWorkspace(long? memoryBudget = null) => new(fused.Value, memoryBudget);

    /// <summary>Memory for the calls of one thread. The same function serves both precisions.</summary>
    /// <typeparam name="T">The numbers that are computed with: double, or float for twice as many at a time and half the memory.</typeparam>
    /// <param name="memoryBudget">
    /// The most bytes for intermediate values. What does not fit is computed again when it is needed, which takes time: see <see cref="Workspace{T}.MemoryUse"/>.
    /// Two steps' operands and results must fit in any case, so this is what comes nearest. Left out, everything is computed once.
    /// </param>
    /// <exception cref="SymDiffException">T is another type (SD3023).</exception>
    public Workspace<T> CreateWorkspace<T>(long? memoryBudget = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Precision.IsKnown<T>() ? new(fused.Value, memoryBudget) : throw TensorErrors.NoPrecision(typeof(T));

    /// <summary>The value of every output, node by node: for single evaluations, for which no loops are compiled.</summary>
    /// <param name="at">A value for each input; others are ignored.</param>
    /// <exception cref="SymDiffException">As for <see cref="Workspace{T}.Run"/>.</exception>
    public Tensor[] Evaluate(IReadOnlyDictionary<string, Tensor> at)
    {
        ArgumentNullException.ThrowIfNull(at);
        using var workspace = CreateInterpreter();
        foreach (var input in Inputs)
            if (at.TryGetValue(input.VariableName!, out var value)) workspace.In(input.VariableName!, value);
        return Results(workspace);
    }

    /// <summary>Memory for calls that go node by node.</summary>
    internal Workspace<double> CreateInterpreter() => new(program, null);

    /// <summary>The value of every output for what a workspace of this function was given.</summary>
    internal Tensor[] Results(Workspace<double> workspace)
    {
        var results = new Tensor[OutputShapes.Length];
        for (var output = 0; output < results.Length; output++)
        {
            int[] shape = [.. workspace.ShapeOf(output)];
            var values = new double[Extents.Count(shape)];
            workspace.Out(output, values);
            results[output] = Tensor.Over(shape, values);
        }
        workspace.Run();
        return results;
    }

    /// <summary>The lengths of an output's axes.</summary>
    /// <param name="output">Number of the output.</param>
    /// <param name="sizes">The value of each named size.</param>
    /// <exception cref="SymDiffException">There is no such output (SD3014), or a size is missing (SD3017) or too small (SD3018).</exception>
    /// <exception cref="LimitException">The output would have too many elements.</exception>
    public IReadOnlyList<int> ShapeOf(int output, IReadOnlyDictionary<string, long> sizes)
    {
        program.CheckOutput(output);
        return new TensorSizes(sizes, name => TensorErrors.UnknownSize(name, []), program.Limits).Checked(program.OutputNodes[output]);
    }

    /// <summary>The variables that occur in the outputs.</summary>
    internal static IEnumerable<Expr> Variables(IEnumerable<Expr> outputs) => Traversal.PostOrder([.. outputs]).Where(node => node.VariableName is not null);
}
