using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling;

/// <summary>Folds of many short rows that follow each other, four rows at a time: each row's elements are taken in order, and neighbouring rows lie in the lanes of a vector.</summary>
internal static unsafe class ShortFolds
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Folds every row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TStep>(double* from, int length, double* to, int rows)
        where TStep : struct, IStep
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4, from += 4 * length)
        {
            var (all, i) = (Vector256.Create(TStep.Empty), 0);
            for (; i + 2 <= length; i += 2)
            {
                TwoColumns(from + i, length, out var even, out var odd);
                all = TStep.Add(TStep.Add(all, even), odd);
            }
            if (i < length) all = TStep.Add(all, Column(from + i, length));
            all.Store(to + row);
        }
        for (; row < rows; row++)
        {
            to[row] = TStep.Empty;
            for (var i = 0; i < length; i++, from++) to[row] = TStep.Add(to[row], *from);
        }
    }

    /// <summary>Two neighbouring elements of each of four rows: pairs are exchanged in registers, as elements one by one take twice as many instructions.</summary>
    [MethodImpl(Inline)]
    private static void TwoColumns(double* from, nint length, out Vector256<double> even, out Vector256<double> odd)
    {
        if (!Avx.IsSupported)
        {
            (even, odd) = (Column(from, length), Column(from + 1, length));
            return;
        }
        var a = Vector256.Create(Vector128.Load(from), Vector128.Load(from + (2 * length)));
        var b = Vector256.Create(Vector128.Load(from + length), Vector128.Load(from + (3 * length)));
        (even, odd) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
    }

    [MethodImpl(Inline)]
    private static Vector256<double> Column(double* from, nint length) => Vector256.Create(*from, from[length], from[2 * length], from[3 * length]);

    /// <summary>One step of a fold.</summary>
    public interface IStep
    {
        /// <summary>The fold of nothing.</summary>
        static abstract double Empty { get; }

        /// <summary>The fold of what was folded before and one more element.</summary>
        static abstract double Add(double before, double element);

        /// <summary>The same for four rows.</summary>
        static abstract Vector256<double> Add(Vector256<double> before, Vector256<double> element);
    }

    /// <summary>Sums.</summary>
    public readonly struct Sum : IStep
    {
        public static double Empty => 0;

        [MethodImpl(Inline)]
        public static double Add(double before, double element) => before + element;

        [MethodImpl(Inline)]
        public static Vector256<double> Add(Vector256<double> before, Vector256<double> element) => before + element;
    }

    /// <summary>Largest elements.</summary>
    public readonly struct Largest : IStep
    {
        public static double Empty => double.NegativeInfinity;

        [MethodImpl(Inline)]
        public static double Add(double before, double element) => Math.Max(before, element);

        [MethodImpl(Inline)]
        public static Vector256<double> Add(Vector256<double> before, Vector256<double> element) => Vector256.Max(before, element);
    }

    /// <summary>Smallest elements.</summary>
    public readonly struct Smallest : IStep
    {
        public static double Empty => double.PositiveInfinity;

        [MethodImpl(Inline)]
        public static double Add(double before, double element) => Math.Min(before, element);

        [MethodImpl(Inline)]
        public static Vector256<double> Add(Vector256<double> before, Vector256<double> element) => Vector256.Min(before, element);
    }
}
