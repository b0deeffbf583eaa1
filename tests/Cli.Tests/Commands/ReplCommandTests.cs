using SymDiff.Support;

namespace SymDiff.Cli.Tests;

public class ReplCommandTests
{
    [Fact]
    public async Task A_dialogue_keeps_definitions_and_survives_errors() => await Verifier.Verify(Dialogue(
        "sigmoid(w*x)", "# a comment", "", "z = w*x + b", "f(t) = t^2/2", "f(z)", ":wrt w", "f(z)", ":latex", ":unicode sigmoid(z)", ":steps", "z = w^2", ":list", "f(z) + 0*y", ":wrt",
        "2*3", "sigmod(x)", "z = (", "z = f(z)", ":simplify x + x", ":hessian x^2*y", ":taylor sin(x) --order 3", ":eval --at x=0", ":plot", ":stepps", ":", ":s", ":unknown",
        "a --b", "-", "x.sym", "--help", "input u[n]", "sum(u^2)", ":shape", "v", ":clear", "v^2", ":q", "never reached"));

    [Fact]
    public void What_is_asked_of_nothing_is_answered() => Assert.Contains("error: there is no expression yet", Dialogue(":steps"), StringComparison.Ordinal);

    [Fact]
    public async Task Its_commands_are_listed() => await Verifier.Verify(Dialogue(":help"));

    [Fact]
    public void It_starts_with_the_statements_of_a_file_and_the_options_of_the_command_line()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sym");
        File.WriteAllText(file, "# a product\nz = a*x\n");
        Assert.Equal("dx = 2*a^2*x\nda = 2*a*x^2\n", CommandLine.RunWithInput("z^2\n", "repl", file, "--define", "k = 1").Output.Replace("da = 2*a*x^2\ndx = 2*a^2*x\n", "dx = 2*a^2*x\nda = 2*a*x^2\n", StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public void Lines_of_a_terminal_are_edited_and_come_back()
    {
        var output = new StringWriter { NewLine = "\n" };
        var keys = new Queue<ConsoleKeyInfo>(Typed("x^3\r").Concat([Key(ConsoleKey.UpArrow), Key(ConsoleKey.Backspace)]).Concat(Typed("2\r")).Append(new('\u0004', ConsoleKey.D, false, false, true)));
        Assert.Equal(0, Program.Run(["repl"], TextReader.Null, output, TextWriter.Null, screen: Screen.Plain with { Keys = keys.Dequeue }));
        Assert.Contains("\n3*x^2\n", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\n2*x\n\r> \u001b[K\r\u001b[2C\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_of_an_editor_do_what_they_say()
    {
        var (left, up, down) = (Key(ConsoleKey.LeftArrow), Key(ConsoleKey.UpArrow), Key(ConsoleKey.DownArrow));
        Assert.Equal(["abc"], Lines([.. Typed("bc"), Key(ConsoleKey.Home), .. Typed("a\r")]));
        Assert.Equal(["ac"], Lines([.. Typed("abc"), left, left, Key(ConsoleKey.Delete), .. Typed("\r")]));
        Assert.Equal(["ab"], Lines([.. Typed("a"), left, left, Key(ConsoleKey.RightArrow), Key(ConsoleKey.RightArrow), .. Typed("b\r")]));
        Assert.Equal(["c"], Lines([.. Typed("ab"), Control(ConsoleKey.U), .. Typed("cd"), left, Control(ConsoleKey.K), Key(ConsoleKey.End), .. Typed("\r")]));
        Assert.Equal(["a", "b", "a", "", "b"], Lines([.. Typed("a\rb\r"), up, up, up, .. Typed("\r"), up, down, down, .. Typed("\r"), up, up, .. Typed("\r")]));
    }

    /// <summary>Any line is answered, and the next one too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_line_ends_a_dialogue(int seed)
    {
        var random = new Random(seed);
        string[] words = [":", ":steps", ":plot", ":wrt", ":latex", ":eval", ":taylor", ":check", "--at", "--order", "\"", "'", "x", "y", "sin(", ")", "^2", "=", "f(t)", "[", "]", "@", "A", ",", ";", "input", "param", "assume", "1e400", "\u0000", "\uD800", "-", ".sym", "#", " "];
        for (var i = 0; i < 60; i++)
        {
            string[] lines = [.. Enumerable.Range(0, 4).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => words[random.Next(words.Length)] + (random.Next(2) == 0 ? " " : ""))))];
            var shown = Dialogue([.. lines, ":clear", "6*7"]);
            Assert.True(shown.EndsWith("> 6*7\n42\n", StringComparison.Ordinal) && !shown.Contains("internal error", StringComparison.Ordinal), $"seed {seed}:\n{shown}");
        }
    }

    private static string[] Lines(params ConsoleKeyInfo[] keys)
    {
        var left = new Queue<ConsoleKeyInfo>([.. keys, Control(ConsoleKey.D)]);
        var editor = new LineEditor(left.Dequeue, TextWriter.Null, 10);
        var lines = new List<string>();
        while (editor.ReadLine() is { } line) lines.Add(line);
        return [.. lines];
    }

    private static IEnumerable<ConsoleKeyInfo> Typed(string text) => text.Select(character => new ConsoleKeyInfo(character, character == '\r' ? ConsoleKey.Enter : ConsoleKey.None, false, false, false));

    private static ConsoleKeyInfo Key(ConsoleKey key) => new('\0', key, false, false, false);

    private static ConsoleKeyInfo Control(ConsoleKey key) => new('\u0004', key, false, false, true);

    /// <summary>What a terminal would show: the lines that are typed, and what comes back.</summary>
    private static string Dialogue(params string[] lines)
    {
        var shown = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, Program.Run(["repl"], new Typist(lines, shown), shown, shown));
        return shown.ToString();
    }

    private sealed class Typist(string[] lines, TextWriter shown) : TextReader
    {
        private int next;

        public override string? ReadLine()
        {
            if (next == lines.Length) return null;
            shown.WriteLine($"> {lines[next]}");
            return lines[next++];
        }
    }
}
