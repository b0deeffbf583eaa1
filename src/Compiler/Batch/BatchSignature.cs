namespace SymDiff.Compiling;

/// <summary>Names of what goes into a batch and comes out.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="IsFixed">For every input, whether it is one number for all points.</param>
/// <param name="Wrt">What the derivatives are taken by.</param>
internal sealed record BatchSignature(string[] Inputs, bool[] IsFixed, string[] Wrt)
{
    /// <summary>The signature of a function of these variables.</summary>
    /// <exception cref="SymDiffException">A name is not among the inputs (SD3002).</exception>
    public static BatchSignature Of(Expr expression, ReadOnlySpan<string> wrt, ReadOnlySpan<string> parameters, ReadOnlySpan<string> inputs)
    {
        string[] names = inputs.IsEmpty ? [.. expression.FreeVariables()] : inputs.ToArray();
        var isFixed = new bool[names.Length];
        foreach (var parameter in parameters)
            isFixed[Array.IndexOf(names, parameter) is var at and >= 0 ? at : throw CompileErrors.MissingArgument(parameter, names)] = true;
        return new(names, isFixed, wrt.ToArray());
    }

    /// <summary>The work: the value and its derivatives.</summary>
    public Schedule Schedule(Expr expression, FunctionBindings? functions)
    {
        var graph = MachineGraphs.ValueAndGradient(expression, CompileExtensions.Variables(Inputs, Wrt));
        return ScheduleBuilder.Build(LaneForms.Apply(graph), Inputs, functions ?? FunctionBindings.None);
    }

    /// <summary>Name of a stream: inputs first, then the value and the derivatives.</summary>
    public string NameOf(int stream) =>
        stream < Inputs.Length ? Inputs[stream] : stream == Inputs.Length ? "values" : $"derivatives by {Wrt[stream - Inputs.Length - 1]}";

    /// <summary>The number of points, if the inputs say one; they all say the same.</summary>
    /// <exception cref="SymDiffException">The number of inputs or one's length is wrong (SD3005).</exception>
    public int? CountPoints(ReadOnlySpan<ReadOnlyMemory<double>> inputs)
    {
        if (inputs.Length != Inputs.Length) throw BatchErrors.WrongCount("input", inputs.Length, Inputs.Length);
        int? points = null;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!IsFixed[i] && inputs[i].Length != (points ??= inputs[i].Length)) throw BatchErrors.WrongLength(Inputs[i], inputs[i].Length, points.Value);
            if (IsFixed[i] && inputs[i].Length != 1) throw BatchErrors.NotFixed(Inputs[i], inputs[i].Length);
        }
        return points;
    }

    /// <summary>The number of threads: all cores if the caller does not say.</summary>
    /// <exception cref="SymDiffException">It is not positive (SD3024).</exception>
    public static int Threads(int? maxThreads) =>
        maxThreads is not { } threads ? Environment.ProcessorCount : threads > 0 ? threads : throw BatchErrors.NoThreads(threads);
}
