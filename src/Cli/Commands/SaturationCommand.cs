using System.Globalization;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>Shows what derivatives do where a variable is large: where one vanishes, learning stands still.</summary>
internal static class SaturationCommand
{
    private const int Digits = 4;

    /// <summary>Half of the last digit of 1.000.</summary>
    private const double HalfDigit = 5e-4;

    public static readonly CommandSpec Spec = new(
        "saturation", "what derivatives do as a variable grows or falls without bound: whether they vanish", "EXPR", [Wrt, At, Of, .. Reading, .. Refusals], Run)
    {
        Examples = ["symdiff saturation \"(y - sigmoid(a))^2\" --wrt a --at \"y=0\""],
    };

    private static int Run(ParsedArguments arguments, Terminal terminal)
    {
        var request = CommandRequest.Read(arguments, terminal.In, isAtPoint: true);
        foreach (var line in TimeLimit.Run(request.Timeout, () => Lines(request))) terminal.Out.WriteLine(line);
        return ExitCode.Success;
    }

    private static List<string> Lines(Request request)
    {
        var subject = new Subject(Model.Parse(request.Text, request.Options), request);
        if (subject.Wrt.Append(subject.Output).Any(node => node.Shape.Rank > 0))
            throw new RequestException(RequestCodes.Mode, "a derivative of a number by a number is expected", "name the variable that grows: --wrt a");
        var slopes = subject.Restore(Compiling.MachineGraphs.TensorValueAndJacobians(subject.Output, subject.Wrt, subject.Options)[1..]);
        var at = DeclaredRanks.Of(request.At!, subject.Inputs);
        return MachineGraph.AsRequest(() => subject.Names.Zip(slopes).SelectMany(pair => Lines(pair.First,
            Tail(pair.First, pair.Second, -1), Tail(pair.First, pair.Second, 1))).ToList());

        Compiling.Tail Tail(string name, Expr slope, int side)
        {
            var tail = Compiling.Tail.Of(slope, Expr.Variable(name), side, at, subject.Options.Assumptions);
            return tail.SaysNothing && slope.FreeVariables().FirstOrDefault(other => other != name && !at.ContainsKey(other)) is { } missing
                ? throw subject.NoValue(missing, at.Keys, $"give it one: --at \"{missing}=1\", or bounds: --assume \"0 <= {missing} <= 1\"") : tail;
        }
    }

    private static IEnumerable<string> Lines(string name, Compiling.Tail lower, Compiling.Tail upper)
    {
        var rows = lower.Points.Reverse().Concat(upper.Points).Select(point => new[]
        {
            DoubleText.Of(point.At), point.Value is { } value ? DoubleText.Brief(value, Digits) : "", Outward(point.Beyond.Low, -1), Outward(point.Beyond.High, 1),
        });
        return [.. TextTable.OfNumbers([[name, $"d{name}", "beyond: from", "to"], .. rows]),
            $"as {name} falls, d{name} {Words(lower)}", $"as {name} grows, d{name} {Words(upper)}"];
    }

    /// <summary>An end of an interval in a few digits, not nearer to its inside.</summary>
    private static string Outward(double end, int side)
    {
        var near = DoubleText.Brief(end, Digits);
        return double.TryParse(near, CultureInfo.InvariantCulture, out var value) && value.CompareTo(end) == -side
            ? DoubleText.Brief(end + (side * Math.Abs(end) * HalfDigit), Digits)
            : near;
    }

    private static string Words(Compiling.Tail tail) => (tail.Proved, tail.Seen) switch
    {
        (Compiling.TailTrend.Vanishes, _) => "vanishes (proved by intervals)",
        (Compiling.TailTrend.Stays, _) => "stays away from 0 (proved by intervals)",
        (_, Compiling.TailTrend.Vanishes) => "seems to vanish (by these values)",
        (_, Compiling.TailTrend.Stays) => "seems to stay away from 0 (by these values)",
        _ => "is not decided",
    };
}
