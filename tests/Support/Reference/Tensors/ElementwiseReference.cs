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
        return DenseArray.Make(shape, index => Scalar(name, [.. args.Select(arg => (Dual)arg.Broadcast(index))]).Value);
    }

    /// <summary>The derivative of the value when the arguments move by these amounts. What does not move contributes nothing, however steep the operator is there.</summary>
    public static DenseArray Tangent(string name, DenseArray[] args, DenseArray?[] moves, int[] shape) => DenseArray.Make(shape, index =>
        Scalar(name, [.. args.Select((arg, i) => Moving(arg.Broadcast(index), moves[i]?.Broadcast(index) ?? 0))]).First);

    private static Dual Moving(double value, double move) => move == 0 ? value : Dual.Variable(value, isFirst: true, isSecond: false) with { First = move };

    private static Dual Scalar(string name, Dual[] args)
    {
        if (args.Length == 0) return Literal(name);
        if (name == "negate") return Dual.Apply(new Jet(-args[0].Value, -1, 0), args[0]);
        if (BinaryTable.Selections.TryGetValue(name, out var select)) return select(args);
        if (args.Length == 1 && UnaryTable.Rows.TryGetValue(name, out var unary)) return Dual.Apply(unary(args[0].Value), args[0]);
        return BinaryTable.Rows.TryGetValue(Symbols.GetValueOrDefault(name, name), out var binary)
            ? args.Aggregate((x, y) => Dual.Apply(binary(x.Value, y.Value), x, y))
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
