using System.Reflection;
using System.Text;

namespace SymDiff.Cli;

/// <summary>The help, made from the tables of commands and options.</summary>
internal static class HelpText
{
    /// <summary>Name and version.</summary>
    public static string Version => $"symdiff {typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    /// <summary>The help of a command.</summary>
    public static string Of(CommandSpec command)
    {
        var text = new StringBuilder();
        var isDefault = command.Name.Length == 0;
        text.Append($"{command.Usage}\n  {command.Summary}\n");
        if (command.Operand == "EXPR")
            text.Append("\nEXPR is an expression or a program, a file that ends in .sym, or - for standard input.\nIt may start with any character; put it in quotes.\n");
        if (isDefault) AppendCommands(text);
        AppendOptions(text, command);
        AppendExamples(text, command);
        if (isDefault) text.Append($"\nexit codes:\n{ExitCodes}\n");
        return text.ToString();
    }

    /// <summary>What each exit code means.</summary>
    public const string ExitCodes =
        """
          0 done   1 the expression is wrong   2 usage   3 a limit or the time-out
          4 input or output   10 not equal   11 undecided
          12 a failed check   13 a fit without a minimum
          70 a fault of symdiff   130 interrupted
        """;

    private static void AppendCommands(StringBuilder text)
    {
        text.Append("\ncommands (symdiff NAME --help):\n");
        foreach (var command in CommandTable.All)
            if (command.Name.Length > 0) text.Append($"  {command.Name,-12}{command.Summary}\n");
    }

    private static void AppendOptions(StringBuilder text, CommandSpec command)
    {
        if (command.Options.Count > 0) text.Append("\noptions:\n");
        foreach (var option in command.Options)
            text.Append($"  {option.Name + (option.Value is null ? "" : " " + option.Value),-24}{option.Description}{(option.IsRepeatable ? " (repeatable)" : "")}\n");
    }

    private static void AppendExamples(StringBuilder text, CommandSpec command)
    {
        if (command.Examples.Count > 0) text.Append("\nexamples:\n");
        foreach (var example in command.Examples) text.Append($"  {example}\n");
    }
}
