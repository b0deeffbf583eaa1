using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>
/// Takes a command line apart. The first positional argument is the expression whatever it starts with, so nothing but a known
/// <c>--name</c> is an option: no one-letter options, no bundles, no response files, no directives.
/// </summary>
internal sealed class ArgumentReader
{
    private static readonly string[] Help = ["--help", "-h", "-?"];
    private const string HelpWord = "help";
    private const string Version = "--version";

    private readonly CommandSpec command;
    private readonly Func<IReadOnlyList<CommandSpec>> commands;
    private readonly IReadOnlyList<string> args;
    private readonly ParsedArguments result;
    private readonly List<Operand> operands = [];

    /// <summary>Whether <c>--</c> was met: what follows is meant as it is.</summary>
    private bool isMarked;

    private ArgumentReader(CommandSpec command, Func<IReadOnlyList<CommandSpec>> commands, IReadOnlyList<string> args) =>
        (this.command, this.commands, this.args, result) = (command, commands, args, new(command));

    /// <summary>Takes a command line apart.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="nameless">What happens without the name of a command.</param>
    /// <param name="commands">All commands; where the first word can be none of their names, nobody asks.</param>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static ParsedArguments Read(IReadOnlyList<string> args, CommandSpec nameless, Func<IReadOnlyList<CommandSpec>> commands)
    {
        if (AsksForHelp(args, commands)) args = [.. args.Skip(1), Help[0]];
        var named = Named(args, commands);
        var reader = new ArgumentReader(named ?? nameless, commands, args);
        var start = named is null ? 0 : 1;
        if (args.Count == start + 1 && reader.IsAlone(args[start])) return reader.result;
        reader.ReadAll(start);
        return reader.Finish();
    }

    private static CommandSpec? Named(IReadOnlyList<string> args, Func<IReadOnlyList<CommandSpec>> commands) =>
        args.Count > 0 && IsWord(args[0]) ? commands().FirstOrDefault(command => command.Name == args[0]) : null;

    private static bool IsWord(string text) => text.Length > 0 && text.All(char.IsAsciiLetter);

    /// <summary><c>help</c> alone, or before the name of a command; as a variable it is written behind <c>--</c>.</summary>
    private static bool AsksForHelp(IReadOnlyList<string> args, Func<IReadOnlyList<CommandSpec>> commands) =>
        args.Count is 1 or 2 && args[0] == HelpWord && (args.Count == 1 || Named([args[1]], commands) is not null);

    /// <summary>Help and version; with anything beside them <c>-h</c> is an expression.</summary>
    private bool IsAlone(string argument)
    {
        result.WantsHelp = Help.Contains(argument);
        result.WantsVersion = argument == Version;
        return result.WantsHelp || result.WantsVersion;
    }

    private void ReadAll(int position)
    {
        while (position < args.Count)
        {
            var argument = args[position++];
            if (isMarked || !argument.StartsWith("--", StringComparison.Ordinal)) operands.Add(new(argument, false));
            else if (argument.Length == 2) isMarked = true;
            else if (argument == Help[0]) result.WantsHelp = true;
            else ReadOption(argument, ref position);
        }
    }

    private void ReadOption(string argument, ref int position)
    {
        if (command.Find(argument) is not { } option)
            ReadOptionWithValue(argument);
        else if (option.Value is null)
            result.Add(option, "");
        else if (option.Alone is { } alone)
            result.Add(option, alone);
        else if (position < args.Count && command.Find(args[position]) is null)
            result.Add(option, args[position++]);
        else
            throw new UsageException($"the option '{option.Name}' needs a value", $"write {option.Name} {option.Value}");
    }

    /// <summary><c>--name=value</c>.</summary>
    private void ReadOptionWithValue(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || command.Find(argument.AsSpan(0, equals)) is not { } option) operands.Add(new(argument, true));
        else if (option.Value is null) throw new UsageException($"the option '{option.Name}' takes no value", $"write {option.Name}");
        else result.Add(option, argument[(equals + 1)..]);
    }

    private ParsedArguments Finish()
    {
        if (result.WantsHelp) return result;
        var most = command.Operand is null ? 0 : command.SecondOperand is null ? 1 : 2;
        if (operands.Count > most) throw operands.Find(operand => operand.MayBeOption) is { Text: { } option } ? UnknownOption(option) : TooMany(most);
        if (operands.Count < most && !command.IsOperandOptional) throw Missing();
        if (most == 2) result.SecondOperand = operands[1].Text;
        if (operands is [var (text, mayBeOption), ..]) (result.Operand, result.LookAlike) = (text, mayBeOption ? Near(text) : isMarked ? null : NearCommand(text));
        return result;
    }

    private UsageException UnknownOption(string option) => new(
        $"unknown option {Excerpt.Quote(option)}", Near(option) is { } near ? $"did you mean '{near}'?" : $"'symdiff {Space(command.Name)}--help' lists the options");

    private UsageException TooMany(int most)
    {
        var extra = operands[most].Text;
        if (most == 0) return new($"'{command.Name}' takes no argument, but {Excerpt.Quote(extra)} follows", $"a variable of this name: symdiff -- {command.Name}");
        var slip = operands.Select(operand => operand.Text.Length > 2 && operand.Text[0] == '-' ? Near("-" + operand.Text) : null).FirstOrDefault(near => near is not null);
        return new(
            $"{(most == 1 ? $"one {command.Operand} is" : "two expressions are")} expected, but {Excerpt.Quote(extra)} follows {Excerpt.Quote(operands[most - 1].Text)}",
            (slip ?? NearCommand(operands[0].Text)) is { } meant ? $"did you mean '{meant}'?" : command.IsOperandOptional ? "give one file" : "put the whole expression in quotes");
    }

    private UsageException Missing() => command.SecondOperand is not null
        ? new("two expressions are expected", $"write symdiff {command.Name} \"sin(2*x)\" \"2*sin(x)*cos(x)\", or see symdiff {command.Name} --help")
        : new("an expression is missing",
                $"write symdiff {Space(command.Name)}\"sigmoid(w*x)\"{(command.Name.Length == 0 ? " --wrt w" : "")}, or see symdiff {Space(command.Name)}--help");

    private string? Near(string option) => command.Find(option)?.Name ?? Suggestions.Nearest(option, [.. command.Options.Select(known => known.Name), Help[0], Version]);

    /// <summary>The command that a word may be a misspelt name of; of a formula nobody asks, for the answer takes time.</summary>
    private string? NearCommand(string text) =>
        command.Name.Length > 0 || !IsWord(text) ? null : Suggestions.Nearest(text, [HelpWord, .. commands().Select(known => known.Name)]);

    private static string Space(string name) => name.Length == 0 ? "" : name + " ";

    private sealed record Operand(string Text, bool MayBeOption);
}
