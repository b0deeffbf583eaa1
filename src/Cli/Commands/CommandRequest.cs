using static SymDiff.Cli.OptionTable;

namespace SymDiff.Cli;

/// <summary>What every request on a command line has in common.</summary>
internal static class CommandRequest
{
    /// <summary>The text, how it is read, what is meant in it, by what and where.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="isAtPoint">Whether there is a point, if only the empty one, without <c>--at</c> too.</param>
    public static Request Read(ParsedArguments arguments, TextReader input, bool isAtPoint = false)
    {
        var options = ReadBinding(arguments);
        return new()
        {
            Text = SourceText.Read(arguments.Operand!, input, options.Limits),
            Options = options,
            Of = arguments.One(Of),
            Wrt = arguments.Has(Wrt) ? arguments.Names(Wrt) : null,
            At = isAtPoint || arguments.Has(At) ? PointText.Read(arguments.All(At), PointText.IsFile, options) : null,
            Timeout = arguments.Seconds(OptionTable.Timeout),
        };
    }
}
