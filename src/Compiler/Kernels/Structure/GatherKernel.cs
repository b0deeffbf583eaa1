namespace SymDiff.Compiling;

/// <summary>Picks entries along one axis, <c>result[.., i, ..] = x[.., indices[i], ..]</c>, or adds them up where they came from.</summary>
/// <param name="name">The operator's name, for the error.</param>
/// <param name="outer">Number of elements of the axes before.</param>
/// <param name="length">Length of the axis that the indices number.</param>
/// <param name="inner">Number of elements of the axes behind.</param>
/// <param name="scatters">Whether entries are added where the indices say; otherwise they are taken from there.</param>
internal sealed class GatherKernel(string name, int outer, int length, int inner, bool scatters) : TensorKernel
{
    public override double Work(int size) => scatters ? size : 0;

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        var tensor = operands[0];
        var indices = operands[1];
        result.Clear();
        for (var i = 0; i < outer; i++)
            for (var k = 0; k < indices.Length; k++)
            {
                int listed = ((i * indices.Length) + k) * inner, numbered = ((i * length) + IndexOf(Precision.Widen(indices[k]))) * inner;
                if (scatters) LineMath.AddScaled(T.One, tensor.Slice(listed, inner), result.Slice(numbered, inner));
                else tensor.Slice(numbered, inner).CopyTo(result.Slice(listed, inner));
            }
    }

    private int IndexOf(double index) =>
        index >= 0 && index < length && index == Math.Floor(index) ? (int)index : throw TensorErrors.BadIndex(name, index, length);
}
