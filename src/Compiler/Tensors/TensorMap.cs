namespace SymDiff;

/// <summary>The value of a function of tensors that an expression only names.</summary>
/// <param name="arguments">The arguments with their shapes.</param>
/// <param name="result">Receives every element of the value, row-major.</param>
public delegate void TensorMap(TensorArguments arguments, Span<double> result);

/// <summary>The arguments of a <see cref="TensorMap"/>.</summary>
public readonly ref struct TensorArguments
{
    private readonly ReadOnlySpan<double[]> arguments;
    private readonly ReadOnlySpan<int[]> shapes;

    internal TensorArguments(ReadOnlySpan<double[]> arguments, ReadOnlySpan<int[]> shapes)
    {
        this.arguments = arguments;
        this.shapes = shapes;
    }

    /// <summary>Number of arguments.</summary>
    public int Count => shapes.Length;

    /// <summary>The elements of one argument, row-major.</summary>
    public ReadOnlySpan<double> this[int argument] => arguments[argument];

    /// <summary>The lengths of one argument's axes.</summary>
    public ReadOnlySpan<int> ShapeOf(int argument) => shapes[argument];
}
