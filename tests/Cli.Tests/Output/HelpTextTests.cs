using SymDiff.Support;

namespace SymDiff.Cli.Tests;

public class HelpTextTests
{
    [Fact]
    public async Task Every_command_has_its_help() =>
        await Verifier.Verify(string.Join('\n', CommandTable.All.Select(command => CommandLine.Session([.. command.Name.Length > 0 ? new[] { command.Name } : [], "--help"]))));

    [Fact]
    public void The_reference_of_the_command_line_is_fresh() => GeneratedDocument.Check("cli.md", CommandReference.Text());
}
