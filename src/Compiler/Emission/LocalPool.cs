using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Local variables of one body; one whose value is no longer read is used again.</summary>
internal sealed class LocalPool
{
    private readonly Dictionary<Type, Stack<ParameterExpression>> free = [];

    /// <summary>Every local that was ever taken.</summary>
    public List<ParameterExpression> All { get; } = [];

    public ParameterExpression Take(Type type)
    {
        if (free.TryGetValue(type, out var stack) && stack.TryPop(out var local)) return local;
        local = Expression.Variable(type);
        All.Add(local);
        return local;
    }

    public void Release(ParameterExpression local)
    {
        if (!free.TryGetValue(local.Type, out var stack)) free[local.Type] = stack = new();
        stack.Push(local);
    }
}
