namespace SymDiff.Cli.Tests;

public class HelpTextTests
{
    [Fact]
    public async Task Every_command_has_its_help() =>
        await Support.Verifier.Verify(string.Join('\n', CommandTable.All.Select(command => CommandLine.Session([.. command.Name.Length > 0 ? new[] { command.Name } : [], "--help"]))));
}
