using SymDiff.Compiling.Vectors;
using SymDiff.Numerics;
using SymDiff.Support.Mpfr;
using Lane = SymDiff.Compiling.Vectors.OneLane<float>;

namespace SymDiff.Support.Vectors;

/// <summary>A vector function of floats beside its meaning, which double precision gives exactly enough.</summary>
internal sealed record SingleCase(string Name, Func<Lane, Lane> Function, Func<double, double> Exact, double Bound, float From, float To)
{
    private const int Widest = 16;

    public static IReadOnlyList<SingleCase> All { get; } =
    [
        new("exp, float", VectorSingle.Exp, Math.Exp, 1, -104, 89),
        new("log, float", VectorSingle.Log, Math.Log, 1, 0, 3),
        new("sigmoid, float", VectorSingle.Sigmoid, Logistic.Sigmoid, 2, -104, 20),
        new("softplus, float", VectorSingle.Softplus, Logistic.Softplus, 2, -104, 20),
        new("tanh, float", VectorSingle.Tanh, TanhFunction.Tanh, 2, -10, 10),
    ];

    /// <summary>Numbers of every size and sign, as many in the interesting interval, and as many near 1.</summary>
    public float[] Arguments(Samples samples, int count) =>
    [
        .. samples.Signed(count, float.Epsilon, float.MaxValue).Concat(samples.Uniform(count, From, To)).Concat(samples.Uniform(count, 0.5, 2)).Select(x => (float)x),
        0, -0f, 1, -1, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    /// <summary>Values at one width.</summary>
    public float[] At<V>(float[] arguments) where V : struct, ILanes<V, float>
    {
        var function = Function.Method.GetGenericMethodDefinition().MakeGenericMethod(typeof(V)).CreateDelegate<Func<V, V>>();
        float[] padded = [.. arguments, .. new float[Widest]], values = new float[padded.Length];
        for (nint i = 0; i + V.Count <= values.Length; i += V.Count) function(V.Load(in padded[0], i)).Store(ref values[0], i);
        return values[..arguments.Length];
    }

    /// <summary>The worst of some arguments at 512 bits.</summary>
    public VectorError Worst(float[] arguments) =>
        arguments.Zip(At<Wide512<float>>(arguments), (x, value) => new VectorError(arguments.Length, [x], value, Error(value, Exact(x)))).MaxBy(error => error.Ulps)!;

    private static double Error(float value, double exact)
    {
        var nearest = (float)exact;
        if (!float.IsFinite(nearest) || nearest == 0 || float.IsNaN(value))
            return value.Equals(nearest) && float.IsNegative(value) == float.IsNegative(nearest) || (float.IsNaN(value) && float.IsNaN(nearest)) ? 0 : Math.Abs(value - nearest) <= float.Epsilon && value != 0 ? 1 : double.PositiveInfinity;
        var ulp = Math.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
        return Math.Abs(value - exact) / ulp;
    }
}
