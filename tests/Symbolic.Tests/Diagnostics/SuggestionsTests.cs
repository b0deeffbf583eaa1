using SymDiff.Diagnostics;

namespace SymDiff.Tests.Diagnostics;

public class SuggestionsTests
{
    private static readonly string[] Known = ["sin", "sinh", "sigmoid", "sign", "max", "log", "x1"];

    [Theory]
    [InlineData("sigmod", "sigmoid")]
    [InlineData("SIN", "sin")]
    [InlineData("isn", "sin")]
    [InlineData("sinn", "sin")]
    [InlineData("ѕin", "sin")]
    [InlineData("lgo", "log")]
    [InlineData("x2", "x1")]
    [InlineData("foo", null)]
    [InlineData("y", null)]
    public void The_nearest_name_is_suggested(string name, string? expected) => Assert.Equal(expected, Suggestions.Nearest(name, Known));

    [Fact]
    public void Long_names_are_not_compared() => Assert.Null(Suggestions.Nearest(new string('a', 1_000_000), [new string('a', 999_999)]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "acb", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string first, string second, int distance) => Assert.Equal(distance, Suggestions.Distance(first, second));
}
