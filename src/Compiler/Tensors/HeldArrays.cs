using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymDiff.Compiling;

/// <summary>
/// Arrays of a caller, in groups that one stack frame holds in their place: a pinned local costs next to nothing, a handle from the collector some fifty nanoseconds.
/// </summary>
/// <param name="count">How many arrays there may be.</param>
/// <param name="none">The number of no buffer.</param>
internal sealed class HeldArrays<T>(int count, int none)
    where T : unmanaged
{
    private const int GroupLength = 4;

    /// <summary>The arrays of this group.</summary>
    public HeldArray<T> A = new([], 0, none), B = new([], 0, none), C = new([], 0, none), D = new([], 0, none);

    /// <summary>The next group.</summary>
    public HeldArrays<T>? Next { get; } = count > GroupLength ? new(count - GroupLength, none) : null;

    /// <summary>One of the arrays.</summary>
    public ref HeldArray<T> this[int place]
    {
        get
        {
            if (place >= GroupLength) return ref Next![place - GroupLength];
            if (place >= GroupLength / 2) return ref place == 2 ? ref C : ref D;
            return ref place == 0 ? ref A : ref B;
        }
    }
}

/// <summary>An array from one of its elements on.</summary>
/// <param name="array">The array.</param>
/// <param name="offset">The element.</param>
/// <param name="buffer">The buffer that it is.</param>
internal struct HeldArray<T>(T[] array, int offset, int buffer)
    where T : unmanaged
{
    private readonly nint offset = offset;

    /// <summary>The address where it was found last.</summary>
    public nint Address;

    /// <summary>The buffer that it is.</summary>
    public readonly int Buffer => buffer;

    /// <summary>The first element.</summary>
    public readonly ref T Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), offset);
    }
}
