using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Working memory of a thread, at an address that is a multiple of a cache line. It is lent, for a bound function may start another run in the middle of one.</summary>
internal readonly struct LaneMemory : IDisposable
{
    private const int Line = 64;

    [ThreadStatic]
    private static double[]? spare;

    private readonly double[] memory;

    private LaneMemory(double[] memory) => this.memory = memory;

    /// <summary>The first number.</summary>
    public unsafe nint Address => ((nint)Unsafe.AsPointer(ref memory[0]) + Line - 1) & -Line;

    /// <summary>Memory for at least so many numbers.</summary>
    public static LaneMemory Rent(int length)
    {
        var needed = length + (Line / sizeof(double));
        var lent = spare;
        spare = null;
        return new(lent is not null && lent.Length >= needed ? lent : GC.AllocateUninitializedArray<double>(needed, pinned: true));
    }

    public void Dispose() => spare = memory;
}
