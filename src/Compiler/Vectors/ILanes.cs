using System.Numerics;

namespace SymDiff.Compiling.Vectors;

/// <summary>
/// Several numbers that are computed together. Vector code is written once over this interface and runs on 512 bits, 256 bits or one number at a time. Each operation
/// rounds once and alike at every width, so an element's value depends neither on the machine's width nor on its place among others.
/// </summary>
/// <typeparam name="TSelf">The lanes.</typeparam>
/// <typeparam name="T">One number: double or float.</typeparam>
internal interface ILanes<TSelf, T> :
    IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>, IBitwiseOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(T value);

    /// <summary>The number that stands here in every lane: read by the instruction that spreads it, for which <see cref="Of"/> needs two.</summary>
    static abstract TSelf OfAt(ref readonly T start);

    /// <summary>In every lane the number with these bits; of a float the lower half counts.</summary>
    static abstract TSelf OfBits(long bits);

    /// <summary>Reads neighbouring numbers, the first at the index. There is no check of bounds.</summary>
    static abstract TSelf Load(ref readonly T start, nint index);

    /// <summary>Writes neighbouring numbers. There is no check of bounds.</summary>
    void Store(ref T start, nint index);

    /// <summary>The first lane.</summary>
    T First();

    /// <summary>The sum of the lanes, by halves.</summary>
    T Sum();

    /// <summary>x*y + z, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary>The larger number; NaN if one is.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller number; NaN if one is.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>The larger of two numbers, in one instruction; NaN if the second is, anything if the first is, and either zero of two.</summary>
    static abstract TSelf MaxNumber(TSelf x, TSelf y);

    /// <summary>The smaller of two numbers, in one instruction; NaN if the second is, anything if the first is, and either zero of two.</summary>
    static abstract TSelf MinNumber(TSelf x, TSelf y);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The nearest integer, of two the even one.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>The next integer below.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>x * 2^n, rounded once, for a whole n and an x near enough to 1 that only the last of two steps of n/2 can over- or underflow.</summary>
    static abstract TSelf ScaleB(TSelf x, TSelf n);

    /// <summary>floor(log2 |x|); -inf for 0, inf for the infinities, NaN for NaN.</summary>
    static abstract TSelf Exponent(TSelf x);

    /// <summary>x/2^n in [0.75, 1.5) for a whole n; 1 for the zeros and inf, NaN for NaN and below 0.</summary>
    static abstract TSelf Mantissa(TSelf x);

    /// <summary>All bits where x is less than y, none elsewhere.</summary>
    static abstract TSelf Less(TSelf x, TSelf y);

    /// <summary>All bits where x is at most y, none elsewhere.</summary>
    static abstract TSelf LessEqual(TSelf x, TSelf y);

    /// <summary>All bits where x equals y, none elsewhere, so none for NaN.</summary>
    static abstract TSelf Equal(TSelf x, TSelf y);

    /// <summary>x where the mask has all bits, y where it has none.</summary>
    static abstract TSelf Select(TSelf mask, TSelf x, TSelf y);

    /// <summary>One of two numbers by the sign of x, also that of a zero or NaN.</summary>
    static abstract TSelf SelectBySign(TSelf x, TSelf positive, TSelf negative);

    /// <summary>Whether every lane of a mask has all bits.</summary>
    static abstract bool All(TSelf mask);

    /// <summary>Whether every lane of x equals that of y; not if one is NaN.</summary>
    static abstract bool AreEqual(TSelf x, TSelf y);

    /// <summary>The sum of the bits, taken as integers.</summary>
    static abstract TSelf AddBits(TSelf x, TSelf y);

    /// <summary>The difference of the bits, taken as integers.</summary>
    static abstract TSelf SubtractBits(TSelf x, TSelf y);

    /// <summary>The bits moved up.</summary>
    static abstract TSelf ShiftLeft(TSelf x, int count);

    /// <summary>The bits moved down, zeros following.</summary>
    static abstract TSelf ShiftRight(TSelf x, int count);
}
