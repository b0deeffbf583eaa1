using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>The words for methods.</summary>
internal static class FitMethods
{
    private const string Default = "default";

    /// <summary>The method that a command line asks for; null for the default.</summary>
    public static FitMethod? Read(ParsedArguments arguments)
    {
        var word = arguments.Has(Method) ? arguments.Choice(Method) : Default;
        var (rate, momentum) = (FitRequest.Number(arguments, Rate), FitRequest.Number(arguments, Momentum));
        if (rate is not null && word is not ("gd" or "adam")) throw new UsageException("--rate is for --method gd and adam", "leave it out, or choose one of them");
        if (momentum is not null && word != "gd") throw new UsageException("--momentum is for --method gd", "leave it out, or write --method gd");
        return word switch
        {
            "lm" => FitMethod.LevenbergMarquardt,
            "bfgs" => FitMethod.Bfgs,
            "lbfgs" => FitMethod.LimitedMemoryBfgs,
            "newton" => FitMethod.Newton,
            "gd" => FitMethod.GradientDescent(rate ?? 0.01, momentum ?? 0),
            "adam" => FitMethod.Adam(rate ?? 0.001),
            _ => null,
        };
    }
}
