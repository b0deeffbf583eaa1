namespace SymDiff.Cli;

/// <summary>Where a command reads and writes: data to the output, messages to the error output.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Data, nothing else.</param>
/// <param name="Messages">Errors and notes.</param>
/// <param name="Screen">What the output is shown on.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, Messages Messages, Screen Screen);
