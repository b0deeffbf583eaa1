using System.Reflection;
using SymDiff.Compiling.Vectors;
using SymDiff.Numerics;
using SymDiff.Ops;
using L = SymDiff.Compiling.Vectors.OneLane<double>;

namespace SymDiff.Compiling;

/// <summary>
/// The functions that are there for lanes, each beside the meaning on doubles that it stands for. Whatever has no line here is called for one lane after the other.
/// The type argument L only names the generic method.
/// </summary>
internal static class LaneTable
{
    /// <summary>Functions with more calls to inline are left as calls: beside others in one body, the JIT would stop inlining.</summary>
    private const int MaxInlined = 150;

    private static readonly Dictionary<MethodInfo, MethodInfo> Rows = new(
    [
        Row(Exponential.Exp, VectorExp.Exp<L>),
        Row(Exponential.Expm1, VectorExp.Expm1<L>),
        Row(Exponential.Log, VectorLog.Log<L>),
        Row(Exponential.Log1p, VectorLog.Log1p<L>),
        Row(Exponential.Sigmoid, VectorLogistic.Sigmoid<L>),
        Row(Exponential.Softplus, VectorLogistic.Softplus<L>),
        Row(Logistic.Decay, VectorLogistic.Decay<L>),
        Row(Logistic.SoftplusFrom, VectorLogistic.SoftplusFrom<L>),
        Row(Hyperbolic.Tanh, VectorTanh.Tanh<L>),
        Row(TanhSlope.Op, VectorTanh.Slope<L>),
        Row(Exponential.Log1mExp, VectorLogistic.Log1mExp<L>),
        Row(Exponential.LogAddExp, VectorLogistic.LogAddExp<L>),
        Row(Exponential.XLogY, VectorProducts.XLogY<L>),
        Row(Exponential.XLog1pY, VectorProducts.XLog1pY<L>),
        Row(Hyperbolic.Sinh, VectorHyperbolic.Sinh<L>),
        Row(Hyperbolic.Cosh, VectorHyperbolic.Cosh<L>),
        Row(Hyperbolic.Asinh, VectorHyperbolic.Asinh<L>),
        Row(Hyperbolic.Acosh, VectorHyperbolic.Acosh<L>),
        Row(Hyperbolic.Atanh, VectorHyperbolic.Atanh<L>),
        Row(Trigonometric.Sin, VectorTrigonometric.Sin<L>),
        Row(Trigonometric.Cos, VectorTrigonometric.Cos<L>),
        Row(Trigonometric.Tan, VectorTrigonometric.Tan<L>),
        Row(Trigonometric.Asin, VectorArcs.Asin<L>),
        Row(Trigonometric.Acos, VectorArcs.Acos<L>),
        Row(Trigonometric.Atan, VectorArcs.Atan<L>),
        Row(SpecialFunctions.Erf, VectorErf.Erf<L>),
        Row(SpecialFunctions.Erfc, VectorErf.Erfc<L>),
        Row(Arithmetic.Power, VectorPower.Pow<L>),
        Row(Roots.Cbrt, VectorRoots.Cbrt<L>),
        Row(Roots.Hypot, VectorRoots.Hypot<L>),
        Row(Roots.Abs, VectorPiecewise.Abs<L>),
        Row(Roots.Sqrt, VectorPiecewise.Sqrt<L>),
        Row(Rounding.Floor, VectorPiecewise.Floor<L>),
        Row(Rounding.Ceil, VectorPiecewise.Ceil<L>),
        Row(Rounding.Round, VectorPiecewise.Round<L>),
        Row(Rounding.Trunc, VectorPiecewise.Trunc<L>),
        Row(Rounding.Sign, VectorPiecewise.Sign<L>),
        Row(Rounding.Step, VectorPiecewise.Step<L>),
        Row(Selection.StopGradient, VectorPiecewise.Same<L>),
        Row(Selection.Max, VectorPiecewise.Max<L>),
        Row(Selection.Min, VectorPiecewise.Min<L>),
        Row(TensorExpansions.InfiniteOr, VectorPiecewise.InfiniteOr<L>),
        Row(Logistic.BySign, VectorPiecewise.BySign<L>),
        Row(Powers.Square, VectorPowers.Square<L>),
        Row(Powers.Cube, VectorPowers.Cube<L>),
        Row(Powers.Fourth, VectorPowers.Fourth<L>),
        Row(Powers.Reciprocal, VectorPowers.Reciprocal<L>),
        Row(Powers.ReciprocalSquare, VectorPowers.ReciprocalSquare<L>),
        Row(Powers.Root, VectorPowers.Root<L>),
        Row(Powers.ReciprocalRoot, VectorPowers.ReciprocalRoot<L>),
    ]);

    /// <summary>Functions that give the value of a meaning and, in their second parameter, that of its partner.</summary>
    private static readonly Dictionary<MethodInfo, MethodInfo> Joints = new(
    [
        Row(Trigonometric.Sin.Function, (Joined)VectorTrigonometric.SinCos<L>),
        Row(Trigonometric.Cos.Function, (Joined)VectorTrigonometric.CosSin<L>),
        Row(Hyperbolic.Tanh.Function, (Joined)VectorTanh.TanhSlope<L>),
        Row(TanhSlope.Op.Function, (Joined)VectorTanh.SlopeTanh<L>),
    ]);

    private delegate L Joined(L x, out L other);

    /// <summary>The generic method for lanes of the kernel's meaning; null if there is none. A function that a user bound is called as it is.</summary>
    public static MethodInfo? Find(Kernel kernel) => kernel.IsPure ? Rows.GetValueOrDefault(kernel.Function.Method) : null;

    /// <summary>The generic method that computes the meaning of a kernel and its partner's.</summary>
    public static MethodInfo? FindJoint(Kernel kernel) => Joints.GetValueOrDefault(kernel.Function.Method);

    /// <summary>Whether the kernel is called for one lane after the other, and so only where its value is needed.</summary>
    public static bool IsLaneByLane(Kernel kernel) => kernel is { Row: null, FoldsLeft: false } && Find(kernel) is null;

    /// <summary>Whether the code of a function stands where it is called.</summary>
    public static bool IsInlined(MethodInfo function) => InlinedCalls.Of(function) <= MaxInlined;

    /// <summary>How much of what the JIT inlines in one body a kernel takes; an arithmetic operation counts as one.</summary>
    public static int Weigh(Kernel kernel) => Find(kernel) is { } function && IsInlined(function) ? InlinedCalls.Of(function) : 1;

    /// <summary>About how many cycles pass from a kernel's operands to its value; of a function as many as it has operations and constants.</summary>
    public static int Latency(Kernel kernel) => Find(kernel) is { } function ? InlinedCalls.Of(function) : kernel.Latency;

    private static KeyValuePair<MethodInfo, MethodInfo> Row(ElementwiseOp op, Func<L, L> lanes) => Row(op.Function, lanes);

    private static KeyValuePair<MethodInfo, MethodInfo> Row(ElementwiseOp op, Func<L, L, L> lanes) => Row(op.Function, lanes);

    private static KeyValuePair<MethodInfo, MethodInfo> Row(Func<double, double> meaning, Func<L, L> lanes) => Row((Delegate)meaning, lanes);

    private static KeyValuePair<MethodInfo, MethodInfo> Row(Func<double, double, double> meaning, Func<L, L, L> lanes) => Row((Delegate)meaning, lanes);

    private static KeyValuePair<MethodInfo, MethodInfo> Row(Func<double, double, double, double> meaning, Func<L, L, L, L> lanes) => Row((Delegate)meaning, lanes);

    private static KeyValuePair<MethodInfo, MethodInfo> Row(Delegate meaning, Delegate lanes) => new(meaning.Method, lanes.Method.GetGenericMethodDefinition());
}
