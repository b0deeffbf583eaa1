using SymDiff.Printing;

namespace SymDiff.Derivations;

/// <summary>The rule of an operator in symbols: its bprop at arguments x (or a, b, c), value y and cotangent g.</summary>
internal static class OperatorRule
{
    private static readonly string[] Unary = ["x"];
    private static readonly string[] Several = ["a", "b", "c", "d"];

    /// <summary>The rule for one input, <c>sigmoid(x): g*y*(1 - y)</c>; null for operators with many arguments.</summary>
    public static string? Of(Expr node, int input, PrintOptions notation)
    {
        if (node.Args.Length > Several.Length) return null;
        var names = node.Args.Length == 1 ? Unary : Several;
        var symbols = node.ArgList.Select((arg, i) => arg.Literal is null ? Expr.Symbol("\u0003" + names[i], arg.Shape) : arg).ToArray();
        if (symbols[input].Literal is not null) return null;
        var (value, cotangent) = (node.WithArgs(symbols), Expr.Symbol("\u0003g", node.Shape));
        if (value.Op != node.Op || value.Op.Bprop(value, input, cotangent) is not { } rule) return null;
        var letters = symbols.Select((symbol, i) => (symbol, names[i])).Where(pair => pair.symbol.Literal is null).ToDictionary();
        letters[cotangent] = "g";
        var left = Write(value, letters, notation);
        letters[value] = "y";
        return $"{left}: {WriteOperand(rule, letters, notation)}";
    }

    private static string Write(Expr node, Dictionary<Expr, string> names, PrintOptions notation) => notation.Layout(names).Write(node, int.MaxValue)!;

    private static string WriteOperand(Expr node, Dictionary<Expr, string> names, PrintOptions notation) => notation.Layout(names).WriteOperand(node, int.MaxValue)!;
}
