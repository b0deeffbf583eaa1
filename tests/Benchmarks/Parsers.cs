using SymDiff.Parsing;

namespace SymDiff.Benchmarks;

/// <summary>Text to syntax, against a precedence climber written by hand, over texts of growing size; nothing is bound.</summary>
internal static class Parsers
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000];
    private static readonly Limits Unlimited = Limits.Default with { MaxSource = int.MaxValue };

    public static void Run()
    {
        Table.Head("characters", "nodes", "parser, ms", "by hand, ms", "ratio", "parser, ns/character", "of a tenth");
        double? tenth = null;
        foreach (var size in Sizes) tenth = Measure(size, tenth);
    }

    private static double Measure(int size, double? tenth)
    {
        var text = Formulas.Write(size);
        var nodes = Check(Read(text), HandWrittenParser.Parse(text));
        var (subject, byHand, ratio) = Compare(Collected(() => Read(text)), Collected(() => HandWrittenParser.Parse(text)));
        Table.Row(
            FormattableString.Invariant($"{text.Length:N0}"),
            FormattableString.Invariant($"{nodes:N0}"),
            Milliseconds(subject),
            Milliseconds(byHand),
            $"{ratio}",
            FormattableString.Invariant($"{subject.Median / text.Length:G3}"),
            tenth is { } before ? FormattableString.Invariant($"{subject.Median / before:G3}") : "");
        return subject.Median;
    }

    /// <summary>The trees of the other side are collected before, and not in the time of this one.</summary>
    private static Func<int, double> Collected(Action parse) => count =>
    {
        GC.Collect();
        return Comparison.Calls(parse)(count);
    };

    private static Syntax Read(string text) => ((ExpressionStatement)SyntaxReader.Read(text, Unlimited).Statements[0]).Value;

    private static (Quartiles Subject, Quartiles ByHand, Quartiles Ratio) Compare(Func<int, double> subject, Func<int, double> byHand)
    {
        var pairs = Pairs.Measure(subject, byHand);
        return (Quartiles.Of(pairs.Select(pair => pair.First)), Quartiles.Of(pairs.Select(pair => pair.Second)), Quartiles.Of(pairs.Select(pair => pair.First / pair.Second)));
    }

    private static string Milliseconds(Quartiles nanoseconds) =>
        new Quartiles(nanoseconds.Low / 1e6, nanoseconds.Median / 1e6, nanoseconds.High / 1e6).ToString();

    /// <summary>Both trees must be the same; returns the number of their nodes.</summary>
    private static int Check(Syntax root, HandWrittenNode other)
    {
        var pending = new Stack<(Syntax, HandWrittenNode)>([(root, other)]);
        var nodes = 0;
        for (; pending.TryPop(out var pair); nodes++)
        {
            var (a, b) = pair;
            if (a.Kind.ToString() != b.Kind.ToString() || a.Text != b.Text || a.Span != new TextSpan(b.Start, b.End - b.Start) || a.Children.Length != b.Children.Length)
                throw new InvalidOperationException(FormattableString.Invariant($"{a.Kind} {a.Text} at {a.Span.Start} is not {b.Kind} {b.Text} at {b.Start}"));
            for (var i = 0; i < b.Children.Length; i++) pending.Push((a.Children[i], b.Children[i]));
        }
        return nodes;
    }
}
