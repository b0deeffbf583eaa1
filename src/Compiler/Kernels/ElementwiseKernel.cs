using System.Numerics;
using static SymDiff.Compiling.Precision;

namespace SymDiff.Compiling;

/// <summary>A scalar function applied entry by entry; operands are broadcast to the result's shape.</summary>
internal sealed class ElementwiseKernel : TensorKernel
{
    private readonly Kernel scalar;
    private readonly LoopNest nest;
    private readonly bool[] isAligned;

    /// <param name="scalar">The function of one element of each operand.</param>
    /// <param name="shape">Shape of the result.</param>
    /// <param name="operands">Shapes of the operands.</param>
    public ElementwiseKernel(Kernel scalar, int[] shape, params IReadOnlyList<int[]> operands)
    {
        this.scalar = scalar;
        isAligned = [.. operands.Select((operand, i) => operand.AsSpan().SequenceEqual(shape) && (i == 0 || operands.Count == 2 || !scalar.FoldsLeft))];
        nest = new(shape, [new(Extents.Strides(shape)), .. operands.Select(operand => new Walk(Extents.Broadcast(operand, shape)))]);
    }

    public override double Work(int size) => scalar.FoldsLeft ? (double)size * (isAligned.Length - 1) : size;

    public override bool CanOverwrite(int operand, int result) => isAligned[operand];

    public override void Run<T>(Operands<T> operands, Span<T> result)
    {
        switch (scalar.Function)
        {
            case Func<double, double> f:
                Map(f, operands[0], result);
                break;
            case Func<double, double, double> f when operands.Count == 2:
                Zip(f, operands[0], operands[1], result);
                break;
            case Func<double, double, double> f:
                Fold(f, operands, result);
                break;
            case Func<double, double, double, double> f:
                Zip(f, operands[0], operands[1], operands[2], result);
                break;
            default:
                Call(operands, result);
                break;
        }
    }

    private void Map<T>(Func<double, double> f, ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var more = nest.Start(); more; more = nest.Next())
        {
            var (to, xs) = (nest[0], nest[1]);
            for (var i = 0; i < nest.LineLength; i++) result[to[i]] = Round<T>(f(Widen(x[xs[i]])));
        }
    }

    private void Zip<T>(Func<double, double, double> f, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var more = nest.Start(); more; more = nest.Next())
        {
            var (to, xs, ys) = (nest[0], nest[1], nest[2]);
            for (var i = 0; i < nest.LineLength; i++) result[to[i]] = Round<T>(f(Widen(x[xs[i]]), Widen(y[ys[i]])));
        }
    }

    private void Zip<T>(Func<double, double, double, double> f, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var more = nest.Start(); more; more = nest.Next())
        {
            var (to, xs, ys, zs) = (nest[0], nest[1], nest[2], nest[3]);
            for (var i = 0; i < nest.LineLength; i++) result[to[i]] = Round<T>(f(Widen(x[xs[i]]), Widen(y[ys[i]]), Widen(z[zs[i]])));
        }
    }

    /// <summary>Sums and products of any number of operands, from the left.</summary>
    private void Fold<T>(Func<double, double, double> f, Operands<T> operands, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var more = nest.Start(); more; more = nest.Next())
            for (var operand = 0; operand < operands.Count; operand++)
            {
                var x = operands[operand];
                var (to, xs) = (nest[0], nest[operand + 1]);
                for (var i = 0; i < nest.LineLength; i++) result[to[i]] = operand == 0 ? x[xs[i]] : Round<T>(f(Widen(result[to[i]]), Widen(x[xs[i]])));
            }
    }

    private void Call<T>(Operands<T> operands, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> read = stackalloc double[operands.Count];
        for (var more = nest.Start(); more; more = nest.Next())
            for (var i = 0; i < nest.LineLength; i++)
            {
                for (var operand = 0; operand < read.Length; operand++) read[operand] = Widen(operands[operand][nest[operand + 1][i]]);
                result[nest[0][i]] = Round<T>(scalar.Run(read));
            }
    }
}
