using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Writes the shapes of a model's variables and definitions, and of its value.</summary>
internal static class ShapeCommand
{
    public static readonly CommandSpec Spec = new("shape", "the shapes of variables, definitions and the value", "EXPR", [Of, .. Reading, .. Refusals], Run)
    {
        Examples = ["symdiff shape \"A @ x\" --declare \"A[m,n], x[n]\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var options = ReadBinding(arguments);
        var text = SourceText.Read(arguments.Operand!, terminal.In, options.Limits);
        var model = TimeLimit.Run(arguments.Seconds(OptionTable.Timeout), () => Model.Parse(text, options));
        foreach (var line in arguments.One(Of) is { } name ? [Text(model.ShapeOf(name))] : Lines(model)) terminal.Out.WriteLine(line);
        terminal.Messages.WriteNotes(model);
        return ExitCode.Success;
    }

    private static IEnumerable<string> Lines(Model model) =>
    [
        .. model.Inputs.Select(name => $"input {name}: {Text(model.ShapeOf(name))}"),
        .. model.Parameters.Select(name => $"param {name}: {Text(model.ShapeOf(name))}"),
        .. model.Definitions.Select(name => $"{name}: {Text(model.ShapeOf(name))}"),
        .. model.OutputName is null ? [Text(model.Output.Shape)] : Array.Empty<string>(),
    ];

    private static string Text(Shape shape) => shape.Rank == 0 ? "number" : shape.ToString();
}
