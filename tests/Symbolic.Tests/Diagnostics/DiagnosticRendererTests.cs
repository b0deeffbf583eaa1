namespace SymDiff.Tests.Diagnostics;

public class DiagnosticRendererTests
{
    [Fact]
    public void A_short_source_is_shown_with_carets_and_hint() => Assert.Equal(
        """
        error SD1003: unknown function 'sigmod'
          sigmod(w*x)
          ^^^^^^ did you mean 'sigmoid'?
        """,
        Render("sigmod(w*x)", 0, 6, "unknown function 'sigmod'", "did you mean 'sigmoid'?"));

    [Fact]
    public void A_place_between_characters_gets_one_caret() => Assert.Equal(
        """
        error SD1003: the end
          foo(x
               ^
        """,
        Render("foo(x", 5, 0));

    [Fact]
    public void A_line_of_several_gets_its_number() => Assert.Equal(
        """
        error SD1003: the end
          2 | b = sigmod(a)
            |     ^^^^^^
        """,
        Render("a = 1\r\nb = sigmod(a)\nc = b\n", 11, 6));

    [Fact]
    public void Tabs_and_wide_characters_move_the_caret() => Assert.Equal(
        "error SD1003: the end\n  数  x\u0302 + y\n          ^",
        Render("数\tx\u0302 + y", 7, 1));

    [Fact]
    public void Control_characters_are_escaped() => Assert.Equal(
        "error SD1003: the end\n  \\u001b[31mx\n  ^^^^^^",
        Render("\u001b[31mx", 0, 1));

    [Fact]
    public void A_long_line_is_cut_to_a_window_around_the_span()
    {
        var shown = Render(new string('a', 500) + "+$+" + new string('b', 500), 501, 1);
        Assert.Equal(
            $"error SD1003: the end\n  …{new string('a', 32)}+$+{new string('b', 65)}…\n  {new string(' ', 34)}^",
            shown);
    }

    [Fact]
    public void A_long_span_is_cut_with_its_line()
    {
        var shown = Render(new string('a', 1_000_000), 0, 1_000_000);
        Assert.Equal($"error SD1003: the end\n  {new string('a', 100)}…\n  {new string('^', 100)}", shown);
    }

    [Fact]
    public void A_span_over_several_lines_is_marked_to_the_end_of_its_first() => Assert.Equal(
        "error SD1003: the end\n  1 | f(x,\n    |   ^^",
        Render("f(x,\n y)", 2, 5));

    [Fact]
    public void Without_a_source_the_hint_stands_alone() => Assert.Equal("error SD1003: the end\n  do this", Render("", 0, 0, hint: "do this"));

    [Fact]
    public void A_note_says_so() =>
        Assert.StartsWith("note SD9001: e", DiagnosticRenderer.Render(new Diagnostic("SD9001", "e", default) { IsNote = true }, "e"), StringComparison.Ordinal);

    [Fact]
    public void An_exception_is_shown_over_its_text() => Assert.Equal(
        "error SD1003: m\n  xy\n   ^",
        DiagnosticRenderer.Render(new SymDiffException(new Diagnostic("SD1003", "m", new TextSpan(1, 1)), "xy")));

    private static string Render(string source, int start, int length, string message = "the end", string? hint = null) =>
        DiagnosticRenderer.Render(new Diagnostic("SD1003", message, new TextSpan(start, length)) { Hint = hint }, source);
}
