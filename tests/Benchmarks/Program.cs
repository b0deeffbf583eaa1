using SymDiff.Benchmarks;

var benchmarks = new Dictionary<string, Action<string?>>
{
    ["scalar"] = _ => ScalarGradients.Run(),
    ["scale"] = Scale.Run,
    ["sum"] = _ => LongSum.Run(),
    ["threads"] = _ => Endurance.RunThreads(),
    ["memory"] = _ => Endurance.RunMemory(),
    ["startup"] = _ => StartUp.Run(),
    ["rules"] = _ => Rules.Run(),
    ["gemm"] = _ => Products.Run(),
    ["pool"] = _ => Pool.Run(),
    ["parser"] = _ => Parsers.Run(),
    ["accuracy"] = VectorAccuracy.Run,
    ["batch"] = _ => BatchRows.Run(),
    ["vectors"] = VectorRows.Run,
    ["softmax"] = _ => SoftmaxRows.Run(),
    ["perceptron"] = _ => PerceptronRows.Run(),
    ["hessians"] = _ => HessianRows.Run(),
    ["mixture"] = _ => MixtureRows.Run(),
    ["lengths"] = _ => LengthRows.Run(),
    ["twothreads"] = _ => ThreadRows.Run(),
    ["nist"] = _ => FitRows.RunRegressions(),
    ["minima"] = _ => FitRows.RunMinima(),
    ["all"] = Report.Write,
};
if (args is [var name, .. var rest] && rest.Length <= 1 && benchmarks.TryGetValue(name, out var run))
{
    run(rest.FirstOrDefault());
    return 0;
}
Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)} [PART OF A GRAPH'S NAME | A TABLE OF docs/performance.md OR docs/lengths.md]");
return 2;
