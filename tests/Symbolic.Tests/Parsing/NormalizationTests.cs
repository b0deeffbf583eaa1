using SymDiff.Parsing;

namespace SymDiff.Tests.Parsing;

public class NormalizationTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("é", "é")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("I\u0307", "\u0130")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("s\u0307\u0323", "\u1e69")]
    [InlineData("\u0071\u0302\u0307", "q\u0302\u0307")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("a\u0315\u0300\u05ae\u0302", "\u00e0\u05ae\u0302\u0315")]
    public void Names_are_composed_as_Unicode_asks(string text, string expected) => Assert.Equal(expected, Normalization.Compose(text));

    [Fact]
    public void Two_spellings_are_one_name() => Assert.Equal("(+ \u00e9 \u00e9)", SyntaxDump.Of("e\u0301 + \u00e9"));
}
