using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>What is plotted over: a variable and from where to where it goes.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Axis">Its values.</param>
internal sealed record PlotRange(string Name, Axis Axis)
{
    private const string Dots = "..";

    /// <summary>Reads <c>x=-5..5</c>; the ends are constant expressions.</summary>
    /// <exception cref="RequestException">It is something else.</exception>
    public static PlotRange Read(string text, BindingOptions options)
    {
        if (!text.Contains('=', StringComparison.Ordinal) || Assignments.Split([text]).ToList() is not [var (name, range)] || range.Split(Dots) is not [var low, var high])
            throw new RequestException(RequestCodes.NotConstant, $"{Excerpt.Quote(text)} is no range of one variable", "write x=-5..5");
        var axis = new Axis(End(name, low, options), End(name, high, options));
        return axis.Low < axis.High ? new(name, axis)
            : throw new RequestException(RequestCodes.NotConstant, $"the range {Excerpt.Quote(range)} has no numbers between its ends", "write the smaller end first: x=-5..5");
    }

    private static double End(string name, string text, BindingOptions options) =>
        PointText.Read([$"{name}={text}"], options)[name] is { Rank: 0 } end && double.IsFinite(end.Values[0]) ? end.Values[0]
        : throw new RequestException(RequestCodes.NotConstant, $"{Excerpt.Quote(text)} is no end of a range", "write a number, or such as 2*pi");
}
