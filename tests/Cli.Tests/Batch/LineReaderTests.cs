namespace SymDiff.Cli.Tests;

public class LineReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\n\nb\r\nc", "a", "", "b\r", "c")]
    public void Lines_end_at_line_feeds(string text, params string[] expected) => Assert.Equal(expected, Read(text).Select(line => line.Text));

    [Fact]
    public void A_line_longer_than_the_limit_is_marked_and_the_next_one_is_read()
    {
        var lines = Read(new string('a', LineReader.Longest + 5000) + "\nb");
        Assert.Equal([false, true], lines.Select(line => line.IsComplete));
        Assert.Equal("b", lines[1].Text);
    }

    private static List<InputLine> Read(string text)
    {
        var lines = new List<InputLine>();
        var reader = new LineReader(new StringReader(text));
        while (reader.Next() is { } line) lines.Add(line);
        return lines;
    }
}
