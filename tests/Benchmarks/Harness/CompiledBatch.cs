namespace SymDiff.Benchmarks;

/// <summary>A formula with derivatives, compiled for many points, and memory for its results.</summary>
internal sealed class CompiledBatch
{
    private readonly BatchFunction function;
    private readonly ReadOnlyMemory<double>[] inputs;
    private readonly Memory<double>[] derivatives;

    /// <param name="formula">A scalar expression.</param>
    /// <param name="wrt">The variables to differentiate by.</param>
    /// <param name="inputs">Each variable's values, one a point.</param>
    public CompiledBatch(string formula, string[] wrt, params (string Name, Memory<double> Values)[] inputs)
    {
        var values = inputs.ToDictionary(input => input.Name, input => input.Values);
        function = Expr.Parse(formula).CompileBatch(wrt);
        this.inputs = [.. function.InputNames.Select(name => (ReadOnlyMemory<double>)values[name])];
        Results = [.. Enumerable.Range(0, wrt.Length + 1).Select(_ => Numbers.Zeros<double>(this.inputs[0].Length))];
        derivatives = Results[1..];
    }

    /// <summary>Values and derivatives.</summary>
    public Memory<double>[] Results { get; }

    /// <param name="threads">How many threads may work.</param>
    public void Run(int threads = 1) => function.Run(inputs, Results[0], derivatives, threads);
}
