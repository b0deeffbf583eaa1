using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymDiff.Compiling;

/// <summary>
/// Folds of many short rows that follow each other, eight rows at a time: what is at distance 8 in a row is folded in one lane, and then the lanes of eight rows, neighbours first. So a
/// row's order depends on its length alone.
/// </summary>
internal static unsafe class ShortFolds
{
    private const int Count = 8;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Folds every row.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="length">The length of a row, from 1 to <see cref="FusedCode.ShortRow"/>.</param>
    /// <param name="to">Receives a number for each row.</param>
    /// <param name="rows">Number of rows.</param>
    [SkipLocalsInit]
    public static void Run<TStep>(double* from, int length, double* to, int rows)
        where TStep : struct, IStep
    {
        double* rest = stackalloc double[Count * ((2 * FusedCode.ShortRow) + 1)], ends = stackalloc double[2 * Count];
        var done = (((rows + 1) * length) - Math.Max(Count, length)) / (Count * length) * Count;
        RunEights<TStep>(from, length, to, done);
        if (done == rows) return;
        new ReadOnlySpan<double>(from + (done * length), (rows - done) * length).CopyTo(new(rest, (rows - done) * length));
        RunEights<TStep>(rest, length, ends, rows - done);
        new ReadOnlySpan<double>(ends, rows - done).CopyTo(new(to + done, rows - done));
    }

    /// <summary>Folds so many rows and up to seven more. The last vector of a row may begin with what was folded before, or if the row is shorter, end with what follows it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunEights<TStep>(double* from, nint length, double* to, int rows)
        where TStep : struct, IStep
    {
        var (before, last, empty) = ((length - 1) / Count * Count, Math.Max(length - Count, 0), Vector512.Create(TStep.Empty));
        var place = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((long)last);
        var isOwn = (Vector512.GreaterThanOrEqual(place, Vector512.Create((long)before)) & Vector512.LessThan(place, Vector512.Create((long)length))).AsDouble();
        for (var row = 0; row < rows; row += Count, from += Count * length)
        {
            double* first = from + last, fifth = first + (4 * length);
            var (r0, r1) = (Own(first, isOwn, empty), Own(first + length, isOwn, empty));
            var (r2, r3) = (Own(first + (2 * length), isOwn, empty), Own(first + (3 * length), isOwn, empty));
            var (r4, r5) = (Own(fifth, isOwn, empty), Own(fifth + length, isOwn, empty));
            var (r6, r7) = (Own(fifth + (2 * length), isOwn, empty), Own(fifth + (3 * length), isOwn, empty));
            for (nint i = 0; i < before; i += Count)
            {
                first = from + i;
                fifth = first + (4 * length);
                r0 = TStep.Add(r0, Vector512.Load(first));
                r1 = TStep.Add(r1, Vector512.Load(first + length));
                r2 = TStep.Add(r2, Vector512.Load(first + (2 * length)));
                r3 = TStep.Add(r3, Vector512.Load(first + (3 * length)));
                r4 = TStep.Add(r4, Vector512.Load(fifth));
                r5 = TStep.Add(r5, Vector512.Load(fifth + length));
                r6 = TStep.Add(r6, Vector512.Load(fifth + (2 * length)));
                r7 = TStep.Add(r7, Vector512.Load(fifth + (3 * length)));
            }
            var four = Pairs<TStep>(Neighbours<TStep>(r0, r1), Neighbours<TStep>(r2, r3));
            var others = Pairs<TStep>(Neighbours<TStep>(r4, r5), Neighbours<TStep>(r6, r7));
            TStep.Add(empty, Pairs<TStep>(four, others)).Store(to + row);
        }
    }

    [MethodImpl(Inline)]
    private static Vector512<double> Own(double* end, Vector512<double> isOwn, Vector512<double> empty) => Vector512.ConditionalSelect(isOwn, Vector512.Load(end), empty);

    /// <summary>Folds neighbouring lanes of two vectors.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> Neighbours<TStep>(Vector512<double> x, Vector512<double> y)
        where TStep : struct, IStep => Avx512F.IsSupported
            ? TStep.Add(Avx512F.UnpackLow(x, y), Avx512F.UnpackHigh(x, y))
            : TStep.Add(
                Vector512.Create(Even(x.GetLower(), y.GetLower()), Even(x.GetUpper(), y.GetUpper())),
                Vector512.Create(Odd(x.GetLower(), y.GetLower()), Odd(x.GetUpper(), y.GetUpper())));

    [MethodImpl(Inline)]
    private static Vector256<double> Even(Vector256<double> x, Vector256<double> y) => Avx.IsSupported ? Avx.UnpackLow(x, y) : Vector256.Create(x[0], y[0], x[2], y[2]);

    [MethodImpl(Inline)]
    private static Vector256<double> Odd(Vector256<double> x, Vector256<double> y) => Avx.IsSupported ? Avx.UnpackHigh(x, y) : Vector256.Create(x[1], y[1], x[3], y[3]);

    /// <summary>Folds neighbouring pairs of lanes of two vectors.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> Pairs<TStep>(Vector512<double> x, Vector512<double> y)
        where TStep : struct, IStep => Avx512F.IsSupported
            ? TStep.Add(Avx512F.Shuffle4x128(x, y, 0b10_00_10_00), Avx512F.Shuffle4x128(x, y, 0b11_01_11_01))
            : TStep.Add(
                Vector512.Create(Vector256.Create(x.GetLower().GetLower(), x.GetUpper().GetLower()), Vector256.Create(y.GetLower().GetLower(), y.GetUpper().GetLower())),
                Vector512.Create(Vector256.Create(x.GetLower().GetUpper(), x.GetUpper().GetUpper()), Vector256.Create(y.GetLower().GetUpper(), y.GetUpper().GetUpper())));

    /// <summary>One step of a fold.</summary>
    public interface IStep
    {
        /// <summary>The fold of nothing.</summary>
        static abstract double Empty { get; }

        /// <summary>In each lane, the fold of what was folded before and one more element.</summary>
        static abstract Vector512<double> Add(Vector512<double> before, Vector512<double> element);
    }

    /// <summary>Sums.</summary>
    public readonly struct Sum : IStep
    {
        public static double Empty => 0;

        [MethodImpl(Inline)]
        public static Vector512<double> Add(Vector512<double> before, Vector512<double> element) => before + element;
    }

    /// <summary>Largest elements.</summary>
    public readonly struct Largest : IStep
    {
        public static double Empty => double.NegativeInfinity;

        [MethodImpl(Inline)]
        public static Vector512<double> Add(Vector512<double> before, Vector512<double> element) => Vector512.Max(before, element);
    }

    /// <summary>Smallest elements.</summary>
    public readonly struct Smallest : IStep
    {
        public static double Empty => double.PositiveInfinity;

        [MethodImpl(Inline)]
        public static Vector512<double> Add(Vector512<double> before, Vector512<double> element) => Vector512.Min(before, element);
    }
}
