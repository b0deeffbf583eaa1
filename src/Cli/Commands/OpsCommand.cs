using SymDiff.Binding;
using SymDiff.Ops;

namespace SymDiff.Cli;

/// <summary>Lists what the language has: operators, functions, constants, and the functions composed of them.</summary>
internal static class OpsCommand
{
    public static readonly CommandSpec Spec = new("ops", "lists operators, functions and constants", null, [], Run);

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        Write(terminal.Out, "operators", [.. Registry.All.Where(op => op.Notation.Symbol.Length > 0).Select(op => op.Notation.Symbol)]);
        Write(terminal.Out, "constants", [.. Registry.All.Where(op => op.Arity == 0).Select(op => op.Name)]);
        var functions = Registry.All.OfType<ElementwiseOp>().Where(op => op.Arity > 0 && op.Notation.Symbol.Length == 0);
        Write(terminal.Out, "functions", [.. functions.Select(Signature).Order(StringComparer.Ordinal)]);
        Write(terminal.Out, "functions of tensors", [.. CallForms.All.Select(CallPlan.Signature).Order(StringComparer.Ordinal)]);
        Write(terminal.Out, "derivatives", [.. DerivativeForm.All.Select(form => $"{form.Name}({string.Join(", ", form.Parameters)})")]);
        Write(terminal.Out, "composed", [.. Prelude.Names.Order(StringComparer.Ordinal).Select(name => $"{name}({string.Join(", ", Prelude.Find(name)!.Parameters)})")]);
        return ExitCode.Success;
    }

    private static string Signature(ElementwiseOp op) =>
        $"{op.Name}({string.Join(", ", op.Parameters)}{(op.Notation.Shortens ? ", ..." : "")})";

    private static void Write(TextWriter output, string title, IReadOnlyList<string> entries)
    {
        output.WriteLine($"{title}:");
        foreach (var entry in entries) output.WriteLine($"  {entry}");
    }
}
