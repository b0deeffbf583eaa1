using System.Collections.Concurrent;
using System.Reflection;

namespace SymDiff.Compiling;

/// <summary>The methods of <see cref="Math"/> and <see cref="double"/> in the language: the meaning of each in x, y, z.</summary>
internal static class MathFunctions
{
    private static readonly string[] Arguments = ["x", "y", "z"];

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Abs/1"] = "abs(x)",
        ["Acos/1"] = "acos(x)",
        ["Acosh/1"] = "acosh(x)",
        ["Asin/1"] = "asin(x)",
        ["Asinh/1"] = "asinh(x)",
        ["Atan/1"] = "atan(x)",
        ["Atan2/2"] = "atan2(x, y)",
        ["Atanh/1"] = "atanh(x)",
        ["Cbrt/1"] = "cbrt(x)",
        ["Ceiling/1"] = "ceil(x)",
        ["Clamp/3"] = "min(max(x, y), z)",
        ["CopySign/2"] = "where(y + 1/y < 0, -abs(x), abs(x))", // the sum is negative for -0 too
        ["Cos/1"] = "cos(x)",
        ["Cosh/1"] = "cosh(x)",
        ["Exp/1"] = "exp(x)",
        ["Exp2/1"] = "2^x",
        ["Exp10/1"] = "10^x",
        ["ExpM1/1"] = "expm1(x)",
        ["Floor/1"] = "floor(x)",
        ["FusedMultiplyAdd/3"] = "x*y + z",
        ["Hypot/2"] = "hypot(x, y)",
        ["IEEERemainder/2"] = "x - y*round(x/y)",
        ["Log/1"] = "log(x)",
        ["Log/2"] = "log(x)/log(y)",
        ["Log10/1"] = "log10(x)",
        ["Log2/1"] = "log2(x)",
        ["LogP1/1"] = "log1p(x)",
        ["Max/2"] = "max(x, y)",
        ["MaxMagnitude/2"] = "where(abs(x) > abs(y), x, where(abs(x) < abs(y), y, max(x, y)))",
        ["Min/2"] = "min(x, y)",
        ["MinMagnitude/2"] = "where(abs(x) < abs(y), x, where(abs(x) > abs(y), y, min(x, y)))",
        ["Pow/2"] = "x^y",
        ["ReciprocalEstimate/1"] = "1/x",
        ["ReciprocalSqrtEstimate/1"] = "1/sqrt(x)",
        ["Remainder/2"] = "where(x < 0, -mod(-x, abs(y)), mod(x, abs(y)))", // the sign of x, as C# has it; mod has the sign of y
        ["Round/1"] = "round(x)",
        ["Round/2"] = "round(x*10^y)/10^y",
        ["ScaleB/2"] = "x*2^y",
        ["Sign/1"] = "sign(x)",
        ["Sin/1"] = "sin(x)",
        ["Sinh/1"] = "sinh(x)",
        ["Sqrt/1"] = "sqrt(x)",
        ["Tan/1"] = "tan(x)",
        ["Tanh/1"] = "tanh(x)",
        ["Truncate/1"] = "trunc(x)",
    };

    private static readonly ConcurrentDictionary<string, Expr> Parsed = new(StringComparer.Ordinal);

    /// <summary>C#'s remainder.</summary>
    public static Expr Remainder(Expr[] operands) => Meaning("Remainder/2", operands);

    /// <summary>The meaning of a method; null if it has none.</summary>
    public static Func<Expr[], Expr>? Find(MethodInfo method)
    {
        if (method.DeclaringType != typeof(Math) && method.DeclaringType != typeof(double)) return null;
        var parameters = method.GetParameters();
        var key = FormattableString.Invariant($"{method.Name}/{parameters.Length}");
        return Texts.ContainsKey(key) && IsOverDoubles(parameters) ? operands => Meaning(key, operands) : null;
    }

    // the first argument is a double, the others doubles or the whole numbers of Round and ScaleB
    private static bool IsOverDoubles(ParameterInfo[] parameters) =>
        parameters[0].ParameterType == typeof(double) && Array.TrueForAll(parameters, p => p.ParameterType == typeof(double) || p.ParameterType == typeof(int));

    private static Expr Meaning(string key, Expr[] operands)
    {
        var meaning = Parsed.GetOrAdd(key, static name => Expr.Parse(Texts[name]));
        return meaning.Substitute(Arguments.Zip(operands).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
