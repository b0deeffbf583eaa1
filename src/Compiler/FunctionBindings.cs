using System.Collections.Immutable;
using System.Linq.Expressions;
using SymDiff.Compiling;
using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// Values of functions that an expression only names, and of their derivatives, each under the name it is printed with: <c>f</c>, <c>f'</c>,
/// <c>D[1,2](l)</c>. Immutable.
/// </summary>
public sealed class FunctionBindings
{
    private readonly ImmutableDictionary<string, Delegate> functions;

    private FunctionBindings(ImmutableDictionary<string, Delegate> functions) => this.functions = functions;

    /// <summary>No bindings.</summary>
    public static FunctionBindings None { get; } = new(ImmutableDictionary.Create<string, Delegate>(StringComparer.Ordinal));

    /// <summary>These bindings and one more; a later one of the same name replaces the earlier.</summary>
    /// <param name="name">The function or derivative as it is printed: <c>f</c>, <c>f''</c>, <c>D[1](l)</c>.</param>
    /// <param name="function">A function of doubles. It is called only where its value is needed, and from any thread that evaluates.</param>
    /// <exception cref="SymDiffException">The delegate takes or returns something else (SD3007).</exception>
    public FunctionBindings With(string name, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return DelegateShape.ArityOf(function.GetType()) is null ? throw CompileErrors.BadBinding(name, function) : new(functions.SetItem(name, function));
    }

    /// <inheritdoc cref="With(string, Delegate)"/>
    /// <param name="name">The function or derivative as it is printed: <c>f</c>, <c>D[1](f)</c>. A derivative has the shape of the result followed by those of the
    /// arguments.</param>
    /// <param name="function">A function of tensors, called from any thread that evaluates.</param>
    public FunctionBindings With(string name, TensorMap function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(functions.SetItem(name, function));
    }

    /// <summary>A function without a meaning for each that the graphs only name: enough to plan a call, not to make it.</summary>
    internal static FunctionBindings Placeholders(ReadOnlySpan<Expr> roots)
    {
        var bindings = None;
        foreach (var node in Traversal.PostOrder(roots))
            bindings = node.Op switch
            {
                OpaqueOp op =>
                    bindings.With(op.Head, Expression.Lambda(Expression.Constant(double.NaN), [.. node.ArgArray().Select(_ => Expression.Parameter(typeof(double)))]).Compile()),
                TensorOpaqueOp op => bindings.With(op.Head, (TensorMap)((_, result) => result.Fill(double.NaN))),
                _ => bindings,
            };
        return bindings;
    }

    /// <summary>Whether an operator is one of these functions.</summary>
    internal bool Has(Op op) => functions.ContainsKey(op.Head);

    internal Kernel KernelOf(OpaqueOp op)
    {
        if (!functions.TryGetValue(op.Head, out var function)) throw CompileErrors.Unbound(functions.ContainsKey(op.Name) ? op : op.Primitive);
        if (DelegateShape.ArityOf(function.GetType()) is not { } arity) throw CompileErrors.BadBinding(op.Head, function);
        return arity == op.Arity ? new() { Function = function, IsPure = false } : throw CompileErrors.WrongArity(op, arity);
    }

    internal TensorMap MapOf(TensorOpaqueOp op)
    {
        if (!functions.TryGetValue(op.Head, out var function)) throw CompileErrors.Unbound(functions.ContainsKey(op.Name) ? op : op.Primitive);
        return function as TensorMap ?? throw CompileErrors.NotATensorMap(op.Head, function);
    }
}
