using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>What a dialogue remembers - definitions, the last expression, what to differentiate by - and what it does with a line: it makes a command line of it.</summary>
/// <param name="options">Options that every command gets.</param>
/// <param name="binding">The same, read.</param>
/// <param name="terminal">Where commands write.</param>
internal sealed class ReplSession(IReadOnlyList<string> options, BindingOptions binding, Terminal terminal)
{
    private const char Mark = ':';

    private readonly List<string> kept = [];
    private string last = "";
    private string? wrt;

    /// <summary>Takes up a line, or the text of a file: a statement is kept, an expression differentiated, a command done. No error ends the dialogue.</summary>
    /// <returns>False if the line ends it.</returns>
    public bool Take(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || (text[0] == '#' && !text.Contains('\n'))) return true;
        if (text[0] == Mark) return Do(text[1..]);
        if (Keep(text)) return true;
        last = text;
        Run(DifferentiateCommand.Spec, []);
        return true;
    }

    /// <summary>Keeps statements; one that defines a name again takes the place of the other.</summary>
    /// <returns>Whether they are statements.</returns>
    private bool Keep(string statements)
    {
        if (Statements([.. kept, statements]) is not { } error) kept.Add(statements);
        else if (error.Code != Codes.DefinedTwice
            || Enumerable.Range(0, kept.Count).Where(i => Statements(With(i, statements)) is null).LastOrDefault(-1) is not (>= 0 and var place)) return false;
        else kept[place] = statements;
        return true;
    }

    /// <summary>Does a command of the dialogue.</summary>
    private bool Do(string text)
    {
        var name = text.Split(' ', 2)[0];
        var rest = text[name.Length..].Trim();
        if (ReplCommands.Find(name) is not { } command)
            terminal.Messages.Error($"there is no command {Excerpt.Quote(Mark + name)}", Suggestions.DidYouMean(name, ReplCommands.Names) ?? ":help lists the commands");
        else if (command.Action is null) return false;
        else command.Action(this, rest);
        return true;
    }

    /// <summary>Runs a command on an expression, or on the last one, with options behind it.</summary>
    public void Run(CommandSpec command, string rest, IReadOnlyList<string> words)
    {
        var start = (" " + rest).IndexOf(" --", StringComparison.Ordinal);
        if (rest[..(start < 0 ? rest.Length : start)].Trim() is { Length: > 0 } expression) last = expression;
        if (last.Length == 0) terminal.Messages.Error("there is no expression yet", "type one, such as sigmoid(w*x)");
        else Run(command, [.. words, .. start < 0 ? [] : CommandWords.Split(rest[start..])]);
    }

    /// <summary>Sets what to differentiate by; all variables for an empty text.</summary>
    public void DifferentiateBy(string names) => wrt = names.Length == 0 ? null : names;

    /// <summary>Writes what is kept.</summary>
    public void List() => kept.ForEach(terminal.Out.WriteLine);

    /// <summary>Forgets what is kept.</summary>
    public void Clear() => kept.Clear();

    /// <summary>Writes lines.</summary>
    public void Write(string lines) => terminal.Out.Write(lines);

    private void Run(CommandSpec command, string[] words)
    {
        var text = string.Join('\n', [.. kept, last]);
        if (SourceText.IsElsewhere(text)) text += " ";
        var model = Model.TryParse(text, binding, out var read, out _) ? read : null;
        var target = model?.Output.FreeVariables() is [] && command == DifferentiateCommand.Spec && words.Length == 0 ? EvalCommand.Spec : command;
        string[] name = target.Name.Length > 0 ? [target.Name] : [];
        Program.Run([.. name, .. options, .. words, .. Variables(target, model, words), "--", text], terminal with { In = TextReader.Null });
    }

    /// <summary>What to differentiate by: what was set, else all variables if there are no parameters; nothing where the command itself knows or need not.</summary>
    private string[] Variables(CommandSpec command, Model? model, string[] words) =>
        command.Find(OptionTable.Wrt.Name) is null || words.Contains(OptionTable.Wrt.Name) ? []
        : wrt is not null ? [OptionTable.Wrt.Name, wrt]
        : command == DrawCommand.Spec || words.Contains(OptionTable.Plot.Name) || model is null
        || model.Parameters.Count > 0 || model.Output.FreeVariables() is not { Count: > 0 } free
            ? []
        : [OptionTable.Wrt.Name, string.Join(',', free)];

    private IEnumerable<string> With(int place, string statements) => kept.Select((line, i) => i == place ? statements : line);

    /// <summary>What is wrong with statements, if anything is.</summary>
    private Diagnostic? Statements(IEnumerable<string> lines) => Model.TryParse(string.Join('\n', lines.Append("0")), binding, out _, out var diagnostics) ? null : diagnostics[0];
}
