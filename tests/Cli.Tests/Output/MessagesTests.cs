namespace SymDiff.Cli.Tests;

public class MessagesTests
{
    [Fact]
    public void Color_marks_the_first_word_only()
    {
        using var plain = new StringWriter();
        using var colored = new StringWriter();
        new Messages(plain, false).Note("all is well");
        new Messages(colored, true).Note("all is well");
        Assert.Equal("note: all is well\n", plain.ToString());
        Assert.Equal("\u001b[36mnote\u001b[0m: all is well\n", colored.ToString());
    }
}
