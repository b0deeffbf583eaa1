using System.Runtime.InteropServices;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Compiling.Tests;

/// <summary>Runs a schedule over lanes of one width.</summary>
internal static class LaneRun
{
    /// <summary>8 and 4 at once, and one after the other.</summary>
    public static readonly int[] Widths = [8, 4, 1];

    /// <summary>The outputs for all points; an input of one number among longer ones is fixed.</summary>
    public static double[][] Of(int lanes, Schedule schedule, double[][] inputs, int? maxBody = null)
    {
        var count = inputs.Max(input => input.Length);
        var program = LaneProgram.Compile(lanes, schedule, Array.ConvertAll(inputs, input => input.Length < count), maxBody);
        double[][] outputs = [.. schedule.Outputs.Select(_ => new double[count])];
        Run(program, [.. inputs, .. outputs], count);
        return outputs;
    }

    /// <summary>One number for each output: that which a fold makes of the values at all points.</summary>
    public static double[] Folded(int lanes, Schedule schedule, double[][] inputs, Fold[] folds, int? maxBody = null)
    {
        var count = inputs.Max(input => input.Length);
        double[][] outputs = Array.ConvertAll(folds, fold => Enumerable.Repeat(Partials.Empty(fold), Partials.Count).ToArray());
        Run(LaneProgram.Compile(lanes, schedule, Array.ConvertAll(inputs, input => input.Length < count), maxBody, folds: folds), [.. inputs, .. outputs], count);
        return [.. folds.Zip(outputs, (fold, output) => fold == Fold.Same ? output[0] : Partials.Result(fold, Partials.Empty(fold), in output[0]))];
    }

    /// <summary>Outputs as bits; NaN in one spelling, for its sign and payload mean nothing.</summary>
    public static string Bits(double[][] outputs) =>
        string.Join('\n', outputs.Select(output => string.Join(' ', output.Select(v => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v).ToString("x16")))));

    private static void Run(LaneProgram program, double[][] streams, int count)
    {
        var handles = Array.ConvertAll(streams, stream => GCHandle.Alloc(stream, GCHandleType.Pinned));
        nint[] table = [.. handles.Select(handle => handle.AddrOfPinnedObject())];
        var pinned = GCHandle.Alloc(table, GCHandleType.Pinned);
        program.Run(pinned.AddrOfPinnedObject(), 0, count);
        pinned.Free();
        foreach (var handle in handles) handle.Free();
    }
}
