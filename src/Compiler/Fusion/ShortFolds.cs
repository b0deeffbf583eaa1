using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Folds of many short rows that follow each other: element by element, four rows at a time, so that one row's operations do not wait for another's.</summary>
internal static unsafe class ShortFolds
{
    /// <summary>Folds every row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TStep>(TStep step, double* from, int length, double* to, int rows)
        where TStep : struct, IStep
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            double a = TStep.Empty, b = a, c = a, d = a;
            for (var i = 0; i < length; i++, from++)
            {
                a = step.Add(a, from[0]);
                b = step.Add(b, from[length]);
                c = step.Add(c, from[2 * length]);
                d = step.Add(d, from[3 * length]);
            }
            (to[row], to[row + 1], to[row + 2], to[row + 3]) = (a, b, c, d);
            from += 3 * length;
        }
        for (; row < rows; row++)
        {
            to[row] = TStep.Empty;
            for (var i = 0; i < length; i++, from++) to[row] = step.Add(to[row], *from);
        }
    }

    /// <summary>One step of a fold.</summary>
    public interface IStep
    {
        /// <summary>The fold of nothing.</summary>
        static abstract double Empty { get; }

        /// <summary>The fold of what was folded before and one more element.</summary>
        double Add(double before, double element);
    }

    /// <summary>Sums.</summary>
    public readonly struct Sum : IStep
    {
        public static double Empty => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double Add(double before, double element) => before + element;
    }

    /// <summary>Largest elements.</summary>
    public readonly struct Largest : IStep
    {
        public static double Empty => double.NegativeInfinity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double Add(double before, double element) => Math.Max(before, element);
    }

    /// <summary>Smallest elements.</summary>
    public readonly struct Smallest : IStep
    {
        public static double Empty => double.PositiveInfinity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double Add(double before, double element) => Math.Min(before, element);
    }
}
