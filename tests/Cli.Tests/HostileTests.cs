using System.Globalization;
using System.Text.RegularExpressions;
using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Cli.Tests;

/// <summary>Inputs that have broken some parser: each gives a result or one clear message, within its time.</summary>
public partial class HostileTests(ITestOutputHelper log)
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    private const int LongestMessage = 1024;

    public static TheoryData<string> Ids() =>
        CorpusFolder.MissingReason is null ? [.. Corpus.Hostile().Select(input => input.Id)] : ["absent"];

    [CorporaTheory]
    [MemberData(nameof(Ids))]
    public void A_hostile_input_is_answered(string id)
    {
        var item = Corpus.Hostile().Single(input => input.Id == id);
        var text = item.Input;
        var run = Guarded([text, .. Expand(item.Arguments, text)]);
        log.WriteLine($"{item.Note}: exit code {run.ExitCode}\n{run.Messages}");
        Assert.Contains(run.ExitCode, new[] { ExitCode.Success, ExitCode.WrongExpression, ExitCode.Usage, ExitCode.Limit });
        Assert.True(run.Messages.Length <= LongestMessage, $"{run.Messages.Length} characters of messages");
        Assert.DoesNotMatch(RawControl(), run.Messages);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        Assert.Contains(item.Accepted, outcome => Matches(outcome, run));
    }

    /// <summary>Texts whose length alone is hostile: what took a time that grew with its square took minutes.</summary>
    [Theory]
    [InlineData("+", "1/(x + {0})", "x", 20_000)]
    [InlineData("+", "where(x > {0}, x, y)", "x", 40_000)]
    [InlineData("+", "sin(x)*y", "x,y", 200_000)]
    [InlineData("+", "sin(x{0}*y)*exp(x{0})", "x1,y", 20_000)]
    [InlineData("*", "x{0}", "x1", 100_000)]
    [InlineData("/", "x{0}", "x1", 50_000)]
    [InlineData("+", "{0}*x^{0}", "x", 20_000)]
    public void A_long_text_is_differentiated(string between, string part, string wrt, int count)
    {
        var text = string.Join(between, Enumerable.Range(1, count).Select(i => string.Format(CultureInfo.InvariantCulture, part, i)));
        Assert.Equal(ExitCode.Success, Guarded([text, "--wrt", wrt]).ExitCode);
    }

    [Fact]
    public void Many_variables_are_differentiated_by()
    {
        var names = string.Join(',', Enumerable.Range(1, 20_000).Select(i => FormattableString.Invariant($"x{i}")));
        Assert.Equal(ExitCode.Success, Guarded([names.Replace(',', '+'), "--wrt", names]).ExitCode);
    }

    private static CommandLine Guarded(string[] args)
    {
        var work = Task.Run(() => CommandLine.Run(args));
        return work.Wait(Guard) ? work.Result : throw new TimeoutException($"no answer after {Guard.TotalSeconds} seconds");
    }

    private static bool Matches(string outcome, CommandLine run)
    {
        if (outcome == "error") return run.ExitCode != ExitCode.Success && run.Output.Length == 0 && run.Messages.StartsWith("error", StringComparison.Ordinal);
        if (run.ExitCode != ExitCode.Success) return false;
        return outcome == "ok" ? run.Output.Length > 1 : Math.Abs(ValueAtOne(run.Output) - double.Parse(outcome[3..], CultureInfo.InvariantCulture)) < 1e-9;
    }

    private static double ValueAtOne(string derivative) => double.Parse(CommandLine.Result("eval", derivative.Trim(), "--at", "x=1"), CultureInfo.InvariantCulture);

    /// <summary>
    /// Writes out the corpus's shorthands: <c>@same</c>, <c>@gen-defines:a{i}=a{i-1}*a{i-1}:1..30</c>, <c>x:[3]</c>. Its declarations are meant for
    /// textbook notation.
    /// </summary>
    private static IEnumerable<string> Expand(string[] arguments, string text)
    {
        if (arguments.Contains("--declare"))
        {
            yield return "--syntax";
            yield return "matlab";
        }
        foreach (var argument in arguments)
        {
            if (argument == "@same") yield return text;
            else if (argument.Split(':') is ["@gen-defines", var pattern, var range])
                for (var i = int.Parse(range.Split("..")[0], CultureInfo.InvariantCulture); i <= int.Parse(range.Split("..")[1], CultureInfo.InvariantCulture); i++)
                {
                    yield return "--define";
                    yield return pattern.Replace("{i}", $"{i}", StringComparison.Ordinal).Replace("{i-1}", $"{i - 1}", StringComparison.Ordinal);
                }
            else yield return argument.Replace(":[", "[", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u2028\u2029]")]
    private static partial Regex RawControl();
}
