using System.Globalization;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>A command line, taken apart.</summary>
internal sealed class ParsedArguments(CommandSpec command)
{
    private readonly Dictionary<OptionSpec, List<string>> values = [];

    /// <summary>The command.</summary>
    public CommandSpec Command => command;

    /// <summary>The positional argument, or null.</summary>
    public string? Operand { get; set; }

    /// <summary>The second positional argument, or null.</summary>
    public string? SecondOperand { get; set; }

    /// <summary>Whether help is asked for.</summary>
    public bool WantsHelp { get; set; }

    /// <summary>Whether the version is asked for.</summary>
    public bool WantsVersion { get; set; }

    /// <summary>The name of an option or a command that the operand looks like, or null.</summary>
    public string? LookAlike { get; set; }

    /// <summary>Takes up an option.</summary>
    public void Add(OptionSpec option, string value)
    {
        if (!values.TryGetValue(option, out var list)) values[option] = list = [];
        else if (!option.IsRepeatable) throw new UsageException($"the option '{option.Name}' is given twice", "give it once");
        list.Add(value);
    }

    /// <summary>Whether the option is given.</summary>
    public bool Has(OptionSpec option) => values.ContainsKey(option);

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> All(OptionSpec option) => values.TryGetValue(option, out var list) ? list : [];

    /// <summary>The value of an option, or null.</summary>
    public string? One(OptionSpec option) => values.TryGetValue(option, out var list) ? list[0] : null;

    /// <summary>The parts between the commas of all values of an option.</summary>
    public IReadOnlyList<string> Names(OptionSpec option)
    {
        var names = new List<string>();
        foreach (var value in All(option))
            foreach (var name in value.Split(',')) names.Add(name.Trim());
        return names;
    }

    /// <summary>One of the words that the option understands; the first if it is not given.</summary>
    /// <param name="option">The option.</param>
    /// <param name="more">Words that it understands here besides.</param>
    public string Choice(OptionSpec option, params ReadOnlySpan<string> more)
    {
        string[] words = [.. option.Words, .. more];
        if (One(option) is not { } given) return words[0];
        if (words.Contains(given)) return given;
        throw new UsageException($"{option.Name} {Excerpt.Quote(given)} is not known", $"write one of {string.Join(", ", words)}");
    }

    /// <summary>A whole number from 1 on, or from 0; one too large to be stored counts as the largest. The word <c>none</c> is the highest.</summary>
    public int Count(OptionSpec option, int otherwise, int highest = int.MaxValue, bool hasNone = false, bool hasZero = false) =>
        One(option) is { } given ? ReadCount(given, option, otherwise, highest, hasNone, hasZero) : otherwise;

    private static int ReadCount(string given, OptionSpec option, int otherwise, int highest, bool hasNone, bool hasZero)
    {
        if (hasNone && given == "none") return highest;
        if (given.Length == 0 || given.AsSpan().ContainsAnyExceptInRange('0', '9') || (!hasZero && given.AsSpan().TrimStart('0').IsEmpty))
            throw new UsageException($"{option.Name} {Excerpt.Quote(given)} is not a whole number from {(hasZero ? 0 : 1)} on",
                $"write {option.Name} {Math.Max(1, otherwise).ToString(CultureInfo.InvariantCulture)}");
        var count = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue;
        return count <= highest ? count
            : throw new UsageException($"{option.Name} {Excerpt.Quote(given)} is too large", $"write at most {highest.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A time in seconds, or null.</summary>
    public TimeSpan? Seconds(OptionSpec option) => One(option) is { } given ? ReadSeconds(given, option) : null;

    private static TimeSpan ReadSeconds(string given, OptionSpec option)
    {
        return double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"{option.Name} {Excerpt.Quote(given)} is not a time in seconds", $"write {option.Name} 2.5");
    }
}
