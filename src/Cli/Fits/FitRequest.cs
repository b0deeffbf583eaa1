using System.Globalization;
using SymDiff.Diagnostics;
using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>What a command line asks to fit.</summary>
/// <param name="Model">The model.</param>
/// <param name="Data">The table; null without one.</param>
/// <param name="Options">Response, starting values, method.</param>
internal sealed record FitRequest(Model Model, DataTable? Data, FitOptions Options)
{
    /// <summary>What is fitted.</summary>
    public Expr Output => Options.Of is { } name ? Model[name] : Model.Output;

    /// <summary>Reads the command line and the files that it names.</summary>
    public static FitRequest Read(ParsedArguments arguments, TextReader input)
    {
        var options = ReadBinding(arguments);
        var model = Model.Parse(SourceText.Read(arguments.Operand!, input, options.Limits), options);
        if (arguments.One(Of) is { } of && !model.Definitions.Contains(of))
            throw new RequestException(Codes.UnknownName, $"the model has no definition {Excerpt.Quote(of)}",
                Suggestions.DidYouMean(of, model.Definitions) ?? "leave out --of for the output");
        return new(model, arguments.One(Table) is { } path ? DataTable.Parse(InputFile.ReadAll(path)) : null, new()
        {
            Of = arguments.One(Of),
            Response = arguments.One(Response),
            Inputs = Expressions(arguments),
            Sizes = PointText.Read(arguments.All(Lengths), options).ToDictionary(pair => pair.Key, pair => SizeText.Length(pair.Key, pair.Value), StringComparer.Ordinal),
            Seed = arguments.Has(Seed) || arguments.Has(Starts) ? arguments.Count(Seed, 1) : null,
            BatchSize = arguments.Has(BatchSize) ? arguments.Count(BatchSize, 1) : null,
            Start = DeclaredRanks.Of(PointText.Read(arguments.All(Params), value => value.Length > 0 && !value.Contains('=', StringComparison.Ordinal), options), model.Variables),
            Fixed = DeclaredRanks.Of(PointText.Read(arguments.All(At), options), model.Variables),
            Method = FitMethods.Read(arguments),
            Stop = Number(arguments, Stop) ?? new FitOptions().Stop,
            MaxSteps = arguments.Has(MaxSteps) ? arguments.Count(MaxSteps, 1) : null,
        });
    }

    /// <summary>A number that an option gives, or null.</summary>
    public static double? Number(ParsedArguments arguments, OptionSpec option) =>
        arguments.One(option) is not { } given ? null
        : double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw new UsageException($"{option.Name} {Excerpt.Quote(given)} is not a number", "write a number such as 0.01 or 1e-6");

    private static Dictionary<string, string> Expressions(ParsedArguments arguments)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in Assignments.Split(arguments.All(Made)))
            if (!inputs.TryAdd(name, text)) throw new UsageException($"'{name}' is given twice in {Made.Name}", "give each input once");
        return inputs;
    }
}
