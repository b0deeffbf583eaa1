namespace SymDiff.Cli.Tests;

public class InterruptionTests
{
    [Fact]
    public void An_interrupt_is_for_the_command_that_listens_and_the_next_for_the_program()
    {
        var interruption = new Interruption();
        Assert.False(interruption.Raise());
        var token = interruption.Listen();
        Assert.False(token.IsCancellationRequested);
        Assert.True(interruption.Raise());
        Assert.True(token.IsCancellationRequested);
        Assert.False(interruption.Raise());
    }
}
