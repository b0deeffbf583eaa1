namespace SymDiff.Benchmarks;

/// <summary>A formula with derivatives, compiled for many points, and memory for its results.</summary>
internal sealed class CompiledBatch
{
    private readonly ValueAndGradient function;
    private readonly Memory<double>[] inputs;
    private readonly double[] at;
    private readonly double[] partials;

    /// <param name="formula">A scalar expression.</param>
    /// <param name="wrt">The variables to differentiate by.</param>
    /// <param name="inputs">Each variable's values, one a point.</param>
    public CompiledBatch(string formula, string[] wrt, params (string Name, Memory<double> Values)[] inputs)
    {
        this.inputs = [.. inputs.Select(input => input.Values)];
        function = Expr.Parse(formula).CompileValueAndGradient([.. inputs.Select(input => input.Name)], wrt);
        (at, partials) = (new double[inputs.Length], new double[wrt.Length]);
        Results = [.. Enumerable.Range(0, wrt.Length + 1).Select(_ => Numbers.Zeros<double>(this.inputs[0].Length))];
    }

    /// <summary>Values and derivatives.</summary>
    public Memory<double>[] Results { get; }

    /// <param name="threads">How many threads may work.</param>
    public void Run(int threads = 1)
    {
        if (threads != 1) throw new NotSupportedException("batches on several threads");
        for (var i = 0; i < inputs[0].Length; i++)
        {
            for (var k = 0; k < at.Length; k++) at[k] = inputs[k].Span[i];
            Results[0].Span[i] = function(at, partials);
            for (var k = 0; k < partials.Length; k++) Results[k + 1].Span[i] = partials[k];
        }
    }
}
