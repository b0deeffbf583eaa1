using SymDiff.Support;

namespace SymDiff.Cli.Tests;

/// <summary>Bash reads its script and completes by it; those of zsh and fish, which few machines have, name the same commands and options.</summary>
public class CompletionsCommandTests
{
    [RequiresFact("bash")]
    public void Bash_reads_the_script() => Assert.NotNull(Requirement.Run("bash", CommandLine.Result("completions", "bash"), "-n"));

    [RequiresFact("bash")]
    public void Bash_completes_commands_options_and_their_values()
    {
        Assert.Equal("hessian", Completed("he"));
        Assert.Equal("--format", Completed("sigmoid(x)", "--for"));
        Assert.Equal("text unicode latex json", Completed("sigmoid(x)", "--format", ""));
        Assert.Equal("text dot mermaid svg", Completed("graph", "x^2", "--format", ""));
        Assert.Equal("latex", Completed("x^2", "--format", "=", "la"));
        Assert.Equal("--about", Completed("taylor", "sin(x)", "--ab"));
        Assert.Equal("", Completed("sin(x)", "--ab"));
        Assert.Equal("lm lbfgs", Completed("fit", "x", "--method", "l"));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Every_command_and_option_is_in_the_script(string shell)
    {
        var script = CommandLine.Result("completions", shell);
        Assert.All(CommandTable.All, command =>
        {
            Assert.Contains(command.Name, script, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains(shell == "fish" ? $"-l {option.Name[2..]} " : option.Name, script, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Scripts_are_as_recorded()
    {
        var format = new OptionSpec("--format", "FORMAT", "[text] or 'svg': a picture") { Words = ["text", "svg"] };
        CommandSpec[] commands = [new("", "differentiates", "EXPR", [format, new("--at", "POINT", "numbers", true)], (_, _) => 0), new("graph", "draws it", "EXPR", [format, new("--wide", null, "wide")], (_, _) => 0)];
        await Verifier.Verify(string.Join('\n', BashCompletion.Script(commands), ZshCompletion.Script(commands), FishCompletion.Script(commands)));
    }

    [Fact]
    public void Another_shell_is_an_error() =>
        Assert.Equal("error: there are no completions for 'csh'\n  write one of bash, zsh, fish\nerror: a shell is missing\n  write one of bash, zsh, fish\n", CommandLine.Run("completions", "csh").Messages + CommandLine.Run("completions").Messages);

    /// <summary>What bash offers for the last of the words; files of this folder, of which none is called like that, aside.</summary>
    private static string Completed(params string[] words)
    {
        var script = $"{CommandLine.Result("completions", "bash")}\ncd \"$(mktemp -d)\"; COMP_WORDS=(symdiff {string.Join(' ', words.Select(word => $"'{word}'"))}); COMP_CWORD={words.Length}; _symdiff; echo \"${{COMPREPLY[*]}}\"\n";
        return Requirement.Run("bash", script, "-s")!.TrimEnd('\n');
    }
}
