using System.Collections.Immutable;

namespace SymDiff.Ops;

/// <summary>
/// A function of tensors that is only named, <c>opaque f(W[k,h], z[h]) -> [k]</c>, or one of its derivatives: a linear map of shape [result...,
/// argument...], with one group of axes for each argument that it was differentiated by. The gradient is the cotangent contracted with the next
/// derivative. Values are bound when the expression is compiled.
/// </summary>
/// <param name="function">The function's name.</param>
/// <param name="parameters">Shapes of the arguments.</param>
/// <param name="result">Shape of the function's value.</param>
/// <param name="orders">One-based arguments that it is differentiated by, ascending.</param>
internal sealed class TensorOpaqueOp(string function, ImmutableArray<Shape> parameters, Shape result, params ImmutableArray<int> orders) : Op
{
    public override string Name => function;

    public override int? Arity => parameters.Length;

    /// <summary>Shapes of the arguments.</summary>
    public ImmutableArray<Shape> Parameters => parameters;

    /// <summary>Shape of the value of the function that this is a derivative of.</summary>
    public Shape Result => result;

    /// <summary>One-based arguments that it is differentiated by, ascending.</summary>
    public ImmutableArray<int> Orders => orders;

    /// <summary>The function that this is a derivative of; itself for no orders.</summary>
    public TensorOpaqueOp Primitive => orders.IsEmpty ? this : new(function, parameters, result);

    internal override string Head => Spell(function, orders);

    internal override string Key { get; } = $"?{Spell(function, orders)}/{string.Join(",", parameters)}->{result}";

    internal override string Latex => orders.IsEmpty ? "#0" : $@"\partial_{{{string.Join(",", orders)}}} #0";

    /// <summary>The derivative by one more argument, a number from 1.</summary>
    public TensorOpaqueOp By(int argument) => new(function, parameters, result, [.. orders.Append(argument).Order()]);

    internal override Shape InferShape(ReadOnlySpan<Expr> args)
    {
        for (var i = 0; i < args.Length; i++)
            if (!args[i].Shape.Equals(parameters[i]))
                throw new ShapeException($"{function} is declared for arguments of shape {string.Join(", ", parameters)}; argument {i + 1} has the shape {args[i].Shape}");
        return orders.Aggregate(result, (shape, argument) => shape.Then(parameters[argument - 1]));
    }

    /// <summary>The new group of axes stands behind those of the arguments up to this one; all others are the node's, in order.</summary>
    internal override Expr Bprop(Expr node, int input, Expr cotangent)
    {
        var derivative = By(input + 1).Apply(node.Args);
        if (cotangent.Shape.Rank == 0) return cotangent.Literal is { IsOne: true } ? derivative : cotangent * derivative;
        var own = Contraction.First(node.Shape.Rank);
        var cut = result.Rank + orders.Where(argument => argument <= input + 1).Sum(argument => parameters[argument - 1].Rank);
        ImmutableArray<int> group = [.. Enumerable.Range(own.Length, parameters[input].Rank)];
        ImmutableArray<int> lead = [.. Enumerable.Range(own.Length + group.Length, cotangent.Shape.Rank - own.Length)];
        return Contraction.Of([(cotangent, lead.AddRange(own)), (derivative, own.InsertRange(cut, group))], lead.AddRange(group));
    }

    private static string Spell(string function, ImmutableArray<int> orders) => orders.IsEmpty ? function : $"D[{string.Join(",", orders)}]({function})";
}
