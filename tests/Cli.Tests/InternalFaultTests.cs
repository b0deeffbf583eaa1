namespace SymDiff.Cli.Tests;

public class InternalFaultTests
{
    [Theory]
    [InlineData(null, "error: internal error (InvalidDataException)\n  this is a fault of symdiff; please report the command, and what it prints with SYMDIFF_DEBUG=1\n")]
    [InlineData("1", "error: internal error: System.IO.InvalidDataException: lost\n   at SymDiff.Cli.Tests.InternalFaultTests")]
    public void A_fault_says_how_to_find_its_place(string? debug, string start)
    {
        Environment.SetEnvironmentVariable("SYMDIFF_DEBUG", debug);
        using var messages = new StringWriter { NewLine = "\n" };
        var code = Program.Guard(new(TextReader.Null, TextWriter.Null, new(messages, hasColor: false), Screen.Plain), () => throw new InvalidDataException("lost"));
        Environment.SetEnvironmentVariable("SYMDIFF_DEBUG", null);
        Assert.Equal(ExitCode.Internal, code);
        Assert.StartsWith(start, messages.ToString().Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
