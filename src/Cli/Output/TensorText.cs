using System.Text;

namespace SymDiff.Cli;

/// <summary>Tensors as the language writes them: <c>[[1, 2], [3, 4]]</c>.</summary>
internal static class TensorText
{
    /// <summary>A number, or nested lists.</summary>
    public static string Of(Tensor tensor)
    {
        var text = new StringBuilder();
        for (var place = 0; place < tensor.Values.Length; place++)
        {
            if (place > 0) text.Append(", ");
            text.Append('[', JsonTensor.Edges(tensor, place).Count()).Append(DoubleText.Of(tensor.Values[place])).Append(']', JsonTensor.Edges(tensor, place + 1).Count());
        }
        return text.ToString();
    }

    /// <summary>The lengths of the axes: <c>[2,3]</c>.</summary>
    public static string ShapeOf(Tensor tensor) => $"[{string.Join(',', tensor.Shape.ToArray())}]";

    /// <summary>Values of one shape as the columns of a matrix; numbers as a vector.</summary>
    public static Tensor Columns(IReadOnlyList<Tensor> entries)
    {
        var rows = entries[0].Values.Length;
        var values = new double[rows * entries.Count];
        for (var column = 0; column < entries.Count; column++)
            for (var row = 0; row < rows; row++) values[(row * entries.Count) + column] = entries[column].Values[row];
        return new([.. entries[0].Shape, entries.Count], values);
    }

    /// <summary>The symmetric matrix whose upper triangle is listed row by row.</summary>
    public static Tensor Symmetric(IReadOnlyList<Tensor> upper, int size)
    {
        var values = new double[size * size];
        var next = 0;
        for (var row = 0; row < size; row++)
            for (var column = row; column < size; column++) values[(row * size) + column] = values[(column * size) + row] = upper[next++].Values[0];
        return new([size, size], values);
    }
}
