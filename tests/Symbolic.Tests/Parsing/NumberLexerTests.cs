namespace SymDiff.Tests.Parsing;

public class NumberLexerTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("007")]
    [InlineData("1.5")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e5")]
    [InlineData("1.5E-10")]
    [InlineData("2e+3")]
    [InlineData("1.0e1234567")]
    public void Numbers_keep_their_spelling(string text) => Assert.Equal(text, SyntaxDump.Of(text));

    [Theory]
    [InlineData("1e5x")]
    [InlineData("2e")]
    [InlineData("2e*x")]
    public void A_letter_behind_a_number_needs_an_operator(string text) =>
        Assert.Equal("SD1005", Assert.Throws<SymDiffException>(() => SyntaxDump.Of(text)).Diagnostic.Code);
}
