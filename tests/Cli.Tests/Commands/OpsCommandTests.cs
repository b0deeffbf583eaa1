namespace SymDiff.Cli.Tests;

public class OpsCommandTests
{
    [Fact]
    public async Task The_language_is_listed() => await Support.Verifier.Verify(CommandLine.Result("ops"));
}
