using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiler.Tests.Systems;

/// <summary>Values for functions of numbers that are only named, and for their derivatives: l(a, b) = sin(a)*b^2, g = exp, h = cos, f of one argument sin, of three the product.</summary>
internal static class NamedFunctions
{
    /// <summary>By what stands before the brackets.</summary>
    public static Dictionary<string, Func<DenseArray[], DenseArray>> OfNumbers { get; } = new()
    {
        ["g"] = Of(Math.Exp), ["g'"] = Of(Math.Exp), ["g''"] = Of(Math.Exp),
        ["h"] = Of(Math.Cos), ["h'"] = Of(x => -Math.Sin(x)), ["h''"] = Of(x => -Math.Cos(x)),
        ["g1"] = Of(Math.Sin), ["g1'"] = Of(Math.Cos), ["g2"] = Of(Math.Exp), ["g2'"] = Of(Math.Exp), ["g3"] = Of(x => x * x), ["g3'"] = Of(x => 2 * x),
        ["l"] = Of((a, b) => Math.Sin(a) * b * b), ["D[1](l)"] = Of((a, b) => Math.Cos(a) * b * b), ["D[2](l)"] = Of((a, b) => Math.Sin(a) * 2 * b),
        ["D[1,1](l)"] = Of((a, b) => -Math.Sin(a) * b * b), ["D[1,2](l)"] = Of((a, b) => Math.Cos(a) * 2 * b), ["D[2,2](l)"] = Of((a, _) => Math.Sin(a) * 2),
        ["f"] = args => DenseArray.Scalar(args.Length == 1 ? Math.Sin(args[0][[]]) : args.Aggregate(1.0, (product, arg) => product * arg[[]])), ["f'"] = Of(Math.Cos),
        ["D[1](f)"] = args => DenseArray.Scalar(args[1][[]] * args[2][[]]), ["D[2](f)"] = args => DenseArray.Scalar(args[0][[]] * args[2][[]]), ["D[3](f)"] = args => DenseArray.Scalar(args[0][[]] * args[1][[]]),
    };

    private static Func<DenseArray[], DenseArray> Of(Func<double, double> function) => args => DenseArray.Scalar(function(args[0][[]]));

    private static Func<DenseArray[], DenseArray> Of(Func<double, double, double> function) => args => DenseArray.Scalar(function(args[0][[]], args[1][[]]));
}
