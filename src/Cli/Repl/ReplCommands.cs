using System.Text;

namespace SymDiff.Cli;

/// <summary>A command of the dialogue.</summary>
/// <param name="Name">What follows the colon.</param>
/// <param name="Argument">What the help calls what follows the name.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Action">The command itself, with what follows the name; null ends the dialogue.</param>
internal sealed record ReplCommandSpec(string Name, string Argument, string Summary, Action<ReplSession, string>? Action);

/// <summary>The commands of the dialogue: its own, and those of the program that take one expression.</summary>
internal static class ReplCommands
{
    private static readonly IReadOnlyList<ReplCommandSpec> Own =
    [
        new("help", "", "this list", (session, _) => session.Write(Help())),
        new("quit", "", "ends, as the end of the input does", null),
        new("wrt", "NAMES", "variables to differentiate by: w,x; all if none is named", (session, names) => session.DifferentiateBy(names)),
        View("steps", "how the derivative comes about", "--steps"),
        View("latex", "the derivative in LaTeX", "--format", Formats.Latex),
        View("unicode", "the derivative in the characters of Unicode", "--format", Formats.Unicode),
        new("plot", "RANGE", "draws the last expression and its derivative: x=-5..5",
            (session, rest) => session.Run(DifferentiateCommand.Spec, "", [OptionTable.Plot.Name, .. rest.Length == 0 ? [""] : CommandWords.Split(rest)])),
        new("list", "", "the statements that are kept", (session, _) => session.List()),
        new("clear", "", "forgets them", (session, _) => session.Clear()),
    ];

    private static readonly IReadOnlyList<ReplCommandSpec> All = [.. Own, .. CommandTable.All
        .Where(command => command is { Name.Length: > 0, Operand: "EXPR", SecondOperand: null })
        .Select(command => new ReplCommandSpec(command.Name, "EXPR", command.Summary, (session, rest) => session.Run(command, rest, [])))];

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(command => command.Name)];

    /// <summary>The command of a name or of its beginning, if that is the beginning of one name only; null if there is none.</summary>
    public static ReplCommandSpec? Find(string name) =>
        All.FirstOrDefault(command => command.Name == name)
            ?? (All.Where(command => name.Length > 0 && command.Name.StartsWith(name, StringComparison.Ordinal)).ToList() is [var only] ? only : null);

    private static ReplCommandSpec View(string name, string summary, params string[] words) =>
        new(name, "EXPR", summary, (session, rest) => session.Run(DifferentiateCommand.Spec, rest, words));

    private static string Help()
    {
        var text = new StringBuilder(
            "An expression is differentiated; a statement such as z = w*x, f(t) = t^2 or assume x > 0 is kept.\n"
            + "Commands, for an EXPR or the last expression, with the options of the command line behind it:\n");
        foreach (var command in All) text.Append($"  {$":{command.Name} {command.Argument}",-18}{command.Summary}\n");
        return text.ToString();
    }
}
