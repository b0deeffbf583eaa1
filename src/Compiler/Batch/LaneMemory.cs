using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>
/// Working memory of a thread, at an address that is a multiple of a cache line. It is lent and given back in turn, for one run may start another: a sum one of its
/// terms, a bound function a batch of its own.
/// </summary>
internal readonly struct LaneMemory : IDisposable
{
    private const int Line = 64;

    [ThreadStatic]
    private static Stack<double[]>? spare;

    private readonly double[] memory;

    private LaneMemory(double[] memory) => this.memory = memory;

    /// <summary>The first number.</summary>
    public unsafe nint Address => ((nint)Unsafe.AsPointer(ref memory[0]) + Line - 1) & -Line;

    /// <summary>Memory for at least so many numbers.</summary>
    public static LaneMemory Rent(int length)
    {
        var needed = length + (Line / sizeof(double));
        return new(
            (spare ??= new()).TryPop(out var lent) && lent.Length >= needed ? lent : GC.AllocateUninitializedArray<double>(needed, pinned: true));
    }

    public void Dispose() => spare!.Push(memory);
}
