using SymDiff.Diagnostics;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Differentiates: what the program does unless told otherwise.</summary>
internal static class DifferentiateCommand
{
    private static readonly IReadOnlyList<OptionSpec> Common = [Of, .. Reading, At, Format, Json, NoSimplify, Without, Show, .. Refusals];

    public static readonly CommandSpec Spec = new(
        "", "differentiates an expression or a program", "EXPR", [Wrt, Order, Steps, Plot, .. Common],
        (arguments, terminal) => arguments.Has(Plot) ? PlotCommand.Run(arguments, terminal) : Run(arguments, terminal, Mode.Gradient))
    {
        Examples =
        [
            "symdiff \"sigmoid(w*x)\" --wrt w",
            "symdiff \"(y - sigmoid(w*x + b))^2\" --wrt w,b --at \"w=0.5, b=0, x=2, y=1\"",
            "symdiff \"x^3\" --order 2 --format latex",
            "symdiff -- batch",
        ],
    };

    /// <summary>The other derivatives, a command each.</summary>
    public static IReadOnlyList<CommandSpec> Modes =>
    [
        Command(Mode.Jacobian, "the derivatives of every entry: axes of the value first, then those of the variable", "\"softmax(x)\" --declare \"x[n]\"", Steps),
        Command(Mode.Hessian, "the second derivatives of a number", "\"x^2*y\" --wrt x,y"),
        Command(Mode.VectorJacobian, "the derivatives of the product with a cotangent g, as back-propagation makes them", "\"softmax(x)\" --declare \"x[n]\"", Cotangent, Steps),
        Command(Mode.JacobianVector, "the derivative along a direction v", "\"softmax(x)\" --declare \"x[n]\" --at \"x=[0, 0]\" --tangent \"x=[1, 0]\"", Tangent),
        Command(Mode.HessianVector, "the derivative of the gradient along a direction v", "\"sum(x^3)\" --declare \"x[n]\"", Tangent),
    ];

    private static CommandSpec Command(Mode mode, string summary, string example, params OptionSpec[] more) =>
        new(mode.Name, summary, "EXPR", [Wrt, .. more, .. Common], (arguments, terminal) => Run(arguments, terminal, mode)) { Examples = [$"symdiff {mode.Name} {example}"] };

    private static int Run(ParsedArguments arguments, Terminal terminal, Mode mode)
    {
        if (arguments.Has(Steps)) return StepsCommand.Run(arguments, terminal, mode);
        var request = ReadRequest(arguments, terminal.In, mode);
        var format = Formats.Read(arguments);
        if (arguments.LookAlike is { } option) terminal.Messages.Note($"{Excerpt.Quote(arguments.Operand)} is read as an expression; did you mean '{option}'?");
        if (format == Formats.Json) return Formats.WriteJson(request, terminal);
        var shown = TimeLimit.Run(request.Timeout, () => Respond(request, format));
        terminal.Out.WriteLine(shown.Text);
        Write(shown.Answer, request, terminal.Messages);
        return ExitCode.Success;
    }

    /// <summary>What is asked for.</summary>
    public static Request ReadRequest(ParsedArguments arguments, TextReader input, Mode mode)
    {
        arguments.Choice(Show);
        var request = CommandRequest.Read(arguments, input);
        return request with
        {
            Mode = mode,
            Cotangent = arguments.One(Cotangent) is { } cotangent ? PointText.Read([$"g={cotangent}"], request.Options)["g"] : null,
            Tangent = PointText.Read(arguments.All(Tangent), request.Options),
            Order = arguments.Has(Order) ? arguments.Count(Order, 1) : null,
            Simplify = !arguments.Has(NoSimplify),
            Without = RuleNames.Read(arguments),
            ShowMachine = arguments.Has(Show),
            WantsText = !arguments.Has(At) || Formats.Read(arguments) == Formats.Json,
        };
    }

    private static Shown Respond(Request request, string format)
    {
        var answer = Responder.Respond(request);
        return new(answer, request.At is null ? AnswerText.Expressions(answer, Formats.Notation(format)) : AnswerText.Numbers(answer));
    }

    /// <summary>Writes what is worth knowing beside the result.</summary>
    public static void Write(Answer answer, Request request, Messages messages)
    {
        foreach (var advice in answer.Advice) messages.Write(advice, request.Text);
        if (answer.Conditions.Count > 0) messages.Note($"valid where {string.Join(", ", answer.Conditions)}");
        foreach (var note in answer.Notes) messages.Note(note);
    }

    private sealed record Shown(Answer Answer, string Text);
}
