using SymDiff.Support;

namespace SymDiff.Cli.Tests;

public class HelpTextTests
{
    [Fact]
    public async Task Every_command_has_its_help() =>
        await Verifier.Verify(string.Join('\n', CommandTable.All.Select(command => CommandLine.Session([.. command.Name.Length > 0 ? new[] { command.Name } : [], "--help"]))));

    [Fact]
    public void The_reference_of_the_command_line_is_fresh() => GeneratedDocument.Check("cli.md", CommandReference.Text());

    public static TheoryData<string> Examples => [.. CommandTable.All.SelectMany(command => command.Examples)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_succeeds(string example)
    {
        var run = Document.Run(example);
        Assert.True(run.ExitCode == 0, run.Messages);
    }
}
