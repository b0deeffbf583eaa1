using System.Runtime.InteropServices;
using SymDiff.Parsing;

namespace SymDiff.Support;

/// <summary>Evaluates syntax trees in post-order, with a stack of its own: trees may be deeper than the thread's stack.</summary>
internal sealed class DualEvaluator(IReadOnlyDictionary<string, FunctionStatement> functions, StochasticRounding rounding)
{
    /// <summary>The value of a tree whose names are bound.</summary>
    public Dual Run(Syntax root, IReadOnlyDictionary<string, Dual> names)
    {
        var values = new List<Dual>();
        var pending = new Stack<(Syntax Node, bool HasOperands)>([(root, false)]);
        while (pending.TryPop(out var item))
        {
            if (!item.HasOperands && item.Node.Children.Length > 0)
            {
                pending.Push((item.Node, true));
                for (var i = item.Node.Children.Length - 1; i >= 0; i--) pending.Push((item.Node.Children[i], false));
                continue;
            }
            var first = values.Count - item.Node.Children.Length;
            var value = Apply(item.Node, values.GetRange(first, item.Node.Children.Length).ToArray(), names);
            CollectionsMarshal.SetCount(values, first);
            values.Add(value);
        }
        return values[0];
    }

    private Dual Apply(Syntax node, Dual[] operands, IReadOnlyDictionary<string, Dual> names) => node.Kind switch
    {
        SyntaxKind.Number => rounding.Literal(node.Text),
        SyntaxKind.Name => Name(node.Text, names),
        SyntaxKind.Negate => Dual.Apply(new Jet(-operands[0].Value, -1, 0), operands[0]),
        SyntaxKind.Add => FoldLeft("+", operands),
        SyntaxKind.Multiply => FoldLeft("*", operands),
        SyntaxKind.Divide => FoldLeft("/", operands),
        SyntaxKind.Power => FoldLeft("^", operands),
        SyntaxKind.Compare => FoldLeft(node.Text, operands),
        SyntaxKind.And => FoldLeft("and", operands),
        SyntaxKind.Or => FoldLeft("or", operands),
        SyntaxKind.Not => Call("not", operands, names),
        SyntaxKind.Call => Call(node.Text, operands, names),
        _ => throw new NotSupportedException($"{node.Kind} in a reference evaluation"),
    };

    private Dual Call(string name, Dual[] operands, IReadOnlyDictionary<string, Dual> names)
    {
        if (functions.TryGetValue(name, out var function)) return Expand(function, operands, names);
        if (BinaryTable.Selections.TryGetValue(name, out var select)) return select(operands);
        if (operands.Length == 2 && BinaryTable.Rows.ContainsKey(name)) return FoldLeft(name, operands);
        return UnaryTable.Rows.TryGetValue(name, out var row) && operands.Length == 1
            ? rounding.Result(Dual.Apply(rounding.Function(name, row(operands[0].Value)), operands[0]))
            : throw new NotSupportedException($"no reference for {name} with {operands.Length} arguments");
    }

    // a user function is a macro: its body may also use names of the program
    private Dual Expand(FunctionStatement function, Dual[] operands, IReadOnlyDictionary<string, Dual> names)
    {
        var inner = names.ToDictionary();
        for (var i = 0; i < operands.Length; i++) inner[function.Parameters[i].Text] = operands[i];
        return Run(function.Body, inner);
    }

    private Dual FoldLeft(string name, Dual[] operands)
    {
        var row = BinaryTable.Rows[name];
        var result = operands[0];
        foreach (var next in operands[1..]) result = rounding.Result(Dual.Apply(rounding.Function(name, row(result.Value, next.Value)), result, next));
        return result;
    }

    private Dual Name(string name, IReadOnlyDictionary<string, Dual> names) =>
        names.TryGetValue(name, out var value) ? value : name switch
        {
            "pi" => rounding.Constant(Math.PI),
            "inf" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => throw new KeyNotFoundException($"no value for {name}"),
        };
}
