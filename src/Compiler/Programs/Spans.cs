using System.Runtime.CompilerServices;

namespace SymDiff.Compiling;

/// <summary>Access to spans from compiled code, and the checks of a call.</summary>
internal static class Spans
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get(ReadOnlySpan<double> span, int index) => span[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(Span<double> span, int index, double value) => span[index] = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckInputs(ReadOnlySpan<double> at, int count)
    {
        if (at.Length != count) throw CompileErrors.WrongLength("at", at.Length, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckResults(Span<double> results, int count, ReadOnlySpan<double> at, string name)
    {
        if (results.Length < count) throw CompileErrors.WrongLength(name, results.Length, count);
        if (at.Overlaps(results)) throw CompileErrors.Overlap(name);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckApart(Span<double> gradient, Span<double> hessian)
    {
        if (gradient.Overlaps(hessian)) throw CompileErrors.Overlap("hessian");
    }
}
