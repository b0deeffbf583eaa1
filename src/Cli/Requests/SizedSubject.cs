using SymDiff.Compiling;

namespace SymDiff.Cli;

/// <summary>A text whose calls are counted: what is differentiated, by what, and for which sizes.</summary>
internal sealed class SizedSubject
{
    private readonly Request request;
    private readonly Subject subject;

    /// <param name="arguments">The command line.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="otherwise">The values of a named size that is not given.</param>
    public SizedSubject(ParsedArguments arguments, TextReader input, params long[] otherwise)
    {
        request = CommandRequest.Read(arguments, input);
        var model = Model.Parse(request.Text, request.Options);
        subject = new(model, request);
        Sizes = SizeText.Read(arguments.All(OptionTable.Sizes), model.Sizes, otherwise, request.Options);
    }

    /// <summary>The sizes of each row.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, long>> Sizes { get; }

    /// <summary>The plan of the value.</summary>
    public CallPlan Value(IReadOnlyDictionary<string, long> sizes) => Plan(MachineGraphs.TensorValues([subject.Original], subject.Options), sizes);

    /// <summary>The plan of the value together with its derivatives.</summary>
    public CallPlan ValueAndDerivatives(IReadOnlyDictionary<string, long> sizes) => Plan(Roots(), sizes);

    /// <summary>The plan of the derivatives alone.</summary>
    public CallPlan Derivatives(IReadOnlyDictionary<string, long> sizes) => Plan(Roots()[1..], sizes);

    /// <summary>Number of variables to differentiate by, entry by entry.</summary>
    public double Entries(IReadOnlyDictionary<string, long> sizes) =>
        subject.Wrt.Sum(variable => variable.Shape.Axes.ToArray().Aggregate(1.0, (count, length) => count * length.Evaluate(name => sizes[name])));

    private Expr[] Roots() => subject.Restore(MachineGraphs.TensorValueAndJacobians(subject.Output, subject.Wrt, subject.Options));

    private CallPlan Plan(Expr[] roots, IReadOnlyDictionary<string, long> sizes) => new(roots, sizes, request.Options.Limits);
}
