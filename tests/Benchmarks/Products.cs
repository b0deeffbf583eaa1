using System.Numerics;
using SymDiff.Compiling;

namespace SymDiff.Benchmarks;

/// <summary>Products of matrices and other contractions, in percent of the peak of one core.</summary>
internal static class Products
{
    private static readonly (int Rows, int Inner, int Columns)[] Sizes =
        [(16, 16, 16), (64, 64, 64), (256, 256, 256), (1024, 1024, 1024), (64, 784, 128)];

    /// <summary>The name of a contraction, its indices, and whether its matrices are one.</summary>
    private static readonly (string Name, string Signature, bool IsSquare)[] Contractions =
    [
        ("A @ x", "ab,b->a", false),
        ("A' @ x", "ba,b->a", false),
        ("outer(x, y)", "a,b->ab", false),
        ("A' @ A", "ba,bc->ac", true),
        ("A' @ diag(s) @ A", "ba,bc,b->ac", true),
    ];

    public static void Run()
    {
        Table.Head("product", "A @ B, double", "A' @ B, double", "A @ B', double", "A @ B, float", "A' @ B, float", "A @ B', float");
        foreach (var size in Sizes)
        {
            string[] cells = [.. Orientations<double>(size), .. Orientations<float>(size)];
            Table.Row([$"{size.Rows} x {size.Inner} x {size.Columns}", .. cells]);
        }
        Console.WriteLine();
        Table.Head("contraction", "n = 64, double", "n = 256, double", "n = 1024, double", "n = 64, float", "n = 256, float", "n = 1024, float");
        foreach (var (name, signature, isSquare) in Contractions)
        {
            string[] cells = [.. Of<double>(signature, isSquare), .. Of<float>(signature, isSquare)];
            Table.Row([name, .. cells]);
        }
    }

    private static IEnumerable<string> Orientations<T>((int Rows, int Inner, int Columns) size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, inner, columns) = size;
        MatrixSteps a = new(inner, 1), b = new(columns, 1);
        (MatrixSteps A, MatrixSteps B)[] orientations = [(a, b), (new(1, rows), b), (a, new(1, inner))];
        foreach (var orientation in orientations)
        {
            var product = MatrixProduct<T>.Of(new(rows, inner, columns, orientation.A, orientation.B, columns));
            var (left, right, result) = (Random<T>(rows * inner), Random<T>(inner * columns), Numbers.Zeros<T>(rows * columns));
            yield return Peak.Share<T>(() => product.Run(left.Span, right.Span, result.Span, adds: false), 2.0 * rows * inner * columns).ToString();
        }
    }

    private static IEnumerable<string> Of<T>(string signature, bool isSquare)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var n in new[] { 64, 256, 1024 })
        {
            string[] sides = [.. signature.Split("->")];
            IndexedTensor[] factors = [.. sides[0].Split(',').Select(Tensor)];
            var result = Tensor(sides[1]);
            var kernel = new ContractionPlan(factors, result, "abc".ToDictionary(letter => (int)letter, _ => n), new Dictionary<int, int>()).Steps()[^1].Kernel;
            Memory<T>[] operands = [.. factors.Select(factor => Random<T>(Extents.Count(factor.Extents)))];
            if (isSquare) operands[1] = operands[0];
            var memory = Numbers.Zeros<T>(Extents.Count(result.Extents));
            int[] places = [.. Enumerable.Range(0, operands.Length)];
            var operations = 2 * Math.Pow(n, signature.Where(char.IsLetter).Distinct().Count());
            yield return Peak.Share<T>(() => kernel.Run<T>(new(operands, places), memory.Span), operations).ToString();

            IndexedTensor Tensor(string letters) => new([.. letters.Select(letter => (int)letter)], [.. letters.Select(_ => n)]);
        }
    }

    private static Memory<T> Random<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (random, numbers) = (new Random(1), Numbers.Zeros<T>(count));
        foreach (ref var number in numbers.Span) number = T.CreateChecked(random.NextDouble() - 0.5);
        return numbers;
    }
}
