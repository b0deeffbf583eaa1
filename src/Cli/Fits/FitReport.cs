using System.Globalization;

namespace SymDiff.Cli;

/// <summary>The result of a fit as text.</summary>
internal static class FitReport
{
    private const int Digits = 10;
    private const int DigitsOfAnError = 4;
    private const int LongestTable = 40;

    /// <summary>Estimates with their standard errors, then what is known about the fit as a whole.</summary>
    public static string Of(FitResult result)
    {
        var entries = result.Parameters.SelectMany(parameter => Entries(parameter.Key, parameter.Value, result.StandardErrors.GetValueOrDefault(parameter.Key))).ToList();
        var estimates = TextTable.OfWords([result.StandardErrors.Count > 0 ? ["", "estimate", "standard error"] : ["", "estimate"], .. entries.Take(LongestTable)]);
        string[] more = entries.Count > LongestTable
            ? [string.Create(CultureInfo.InvariantCulture, $"... and {entries.Count - LongestTable} more: --save FILE or --json has all")]
            : [];
        return string.Join('\n', [.. estimates, .. more, "", .. TextTable.OfWords([.. Facts(result)])]);
    }

    /// <summary>The loss after each step, as a table that <c>--data</c> reads; step 0 is the start.</summary>
    public static IEnumerable<string> History(FitResult result) =>
        result.Losses.Select((loss, step) => string.Create(CultureInfo.InvariantCulture, $"{step},{loss:R}")).Prepend("step,loss");

    /// <summary>Why a fit stopped, in words.</summary>
    public static string Reason(FitStop stop) => stop switch
    {
        FitStop.Converged => "the gradient is zero to rounding: a minimum",
        FitStop.SmallChange => "the loss changes by less than --stop",
        FitStop.SmallSteps => "the loss hardly changes, though its gradient is not zero: take a larger --rate",
        FitStop.MaxSteps => "the number of steps is used up (--max-steps)",
        FitStop.Diverged => "the loss grows beyond all bounds: take a smaller --rate",
        FitStop.NoProgress => "no step makes the loss smaller, and it is no minimum",
        FitStop.Undetermined => "the loss does not determine the parameters: it is level in some direction",
        FitStop.Interrupted => "interrupted; these are the best parameters so far",
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };

    private static IEnumerable<string[]> Facts(FitResult result)
    {
        if (result.DegreesOfFreedom is { } freedom)
        {
            yield return ["residual sum of squares", DoubleText.Brief(result.Loss, Digits)];
            yield return ["degrees of freedom", freedom >= 0 ? freedom.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"none: {-freedom} fewer numbers to fit than parameters")];
            if (result.ResidualDeviation is { } deviation) yield return ["residual standard deviation", DoubleText.Brief(deviation, Digits)];
        }
        else yield return ["loss", DoubleText.Brief(result.Loss, Digits)];
        yield return ["steps", result.Steps.ToString(CultureInfo.InvariantCulture)];
        yield return [result.IsSuccess ? "stopped" : "not converged", Reason(result.Stop)];
    }

    private static IEnumerable<string[]> Entries(string name, Tensor value, Tensor? error) => Enumerable.Range(0, value.Values.Length).Select(place =>
        new[] { name + IndexOf(value, place), DoubleText.Brief(value.Values[place], Digits), error is null ? "" : DoubleText.Brief(error.Values[place], DigitsOfAnError) });

    private static string IndexOf(Tensor value, int place)
    {
        var index = new int[value.Rank];
        for (var axis = value.Rank - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, value.Shape[axis]);
        return index.Length == 0 ? "" : $"[{string.Join(",", index)}]";
    }
}
