using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace SymDiff.Compiling;

/// <summary>Functions as delegates that the JIT compiled once and does not inline.</summary>
internal static class Outlined
{
    private static readonly ConcurrentDictionary<MethodInfo, Delegate> Known = new();

    /// <summary>The delegate that calls a static method.</summary>
    public static Delegate Of(MethodInfo method) => Known.GetOrAdd(method, Make);

    private static Delegate Make(MethodInfo method)
    {
        var parameters = Array.ConvertAll(method.GetParameters(), parameter => Expression.Parameter(parameter.ParameterType));
        return Expression.Lambda(Expression.Call(method, parameters), parameters).Compile();
    }
}
