using System.Reflection;
using SymDiff.Compiling.Vectors;

namespace SymDiff.Support.Vectors;

/// <summary>A function that is written once over lanes, run at any width; the method group names it at the width of one number.</summary>
internal sealed class LaneFunction(Delegate oneLane)
{
    /// <summary>Values at 512 bits, 256 bits and one number; the arguments are columns whose length is a multiple of 8.</summary>
    public double[][] AtAllWidths(params double[][] columns) => [At<Wide512<double>>(columns), At<Wide256<double>>(columns), At<OneLane<double>>(columns)];

    /// <summary>Values at one width.</summary>
    public double[] At<V>(params double[][] columns) where V : struct, ILanes<V, double>
    {
        var closed = oneLane.Method.GetGenericMethodDefinition().MakeGenericMethod(typeof(V));
        var result = new double[columns[0].Length];
        var call = Call<V>(closed);
        for (nint i = 0; i < result.Length; i += V.Count) call(columns, i).Store(ref result[0], i);
        return result;
    }

    private static Func<double[][], nint, V> Call<V>(MethodInfo closed) where V : struct, ILanes<V, double>
    {
        switch (closed.GetParameters().Length)
        {
            case 1:
                var unary = closed.CreateDelegate<Func<V, V>>();
                return (x, i) => unary(V.Load(in x[0][0], i));
            default:
                var binary = closed.CreateDelegate<Func<V, V, V>>();
                return (x, i) => binary(V.Load(in x[0][0], i), V.Load(in x[1][0], i));
        }
    }
}
