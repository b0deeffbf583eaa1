using System.Globalization;
using Xunit;

namespace SymDiff.Support.Reference.Tensors;

/// <summary>Operators that act entry by entry, from the tables of the dual numbers.</summary>
internal static class ElementwiseReference
{
    private static readonly Dictionary<string, string> Symbols = new() { ["add"] = "+", ["multiply"] = "*", ["divide"] = "/", ["power"] = "^" };

    /// <summary>The value of an operator for broadcast arguments; of a literal without arguments, its number.</summary>
    public static DenseArray Apply(string name, DenseArray[] args)
    {
        var shape = args.Aggregate(Array.Empty<int>(), (shape, arg) => Broadcast(name, shape, arg.Shape));
        return DenseArray.Make(shape, index => Scalar(name, [.. args.Select(arg => arg.Broadcast(index))]));
    }

    private static double Scalar(string name, double[] args)
    {
        if (args.Length == 0) return Literal(name);
        if (name == "negate") return -args[0];
        if (BinaryTable.Selections.TryGetValue(name, out var select)) return select(args.Select(x => (Dual)x).ToArray()).Value;
        if (args.Length == 1 && UnaryTable.Rows.TryGetValue(name, out var unary)) return unary(args[0]).Value;
        return BinaryTable.Rows.TryGetValue(Symbols.GetValueOrDefault(name, name), out var binary)
            ? args.Aggregate((x, y) => binary(x, y).Value)
            : throw new NotSupportedException($"no reference for {name} with {args.Length} arguments");
    }

    private static double Literal(string text) => text switch
    {
        "pi" => Math.PI,
        "inf" => double.PositiveInfinity,
        "nan" => double.NaN,
        _ => text.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((x, y) => x / y),
    };

    private static int[] Broadcast(string name, int[] a, int[] b)
    {
        var rank = Math.Max(a.Length, b.Length);
        var (left, right) = (Padded(a, rank), Padded(b, rank));
        Assert.True(left.Zip(right).All(pair => pair.First == pair.Second || pair.First == 1 || pair.Second == 1), $"{name}: [{string.Join(",", a)}] and [{string.Join(",", b)}] do not broadcast");
        return [.. left.Zip(right, (x, y) => x == 1 ? y : x)];
    }

    private static int[] Padded(int[] shape, int rank) => [.. Enumerable.Repeat(1, rank - shape.Length), .. shape];
}
