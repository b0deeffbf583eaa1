using SymDiff.Benchmarks;

var benchmarks = new Dictionary<string, Action>
{
    ["scalar"] = ScalarGradients.Run,
    ["scale"] = Scale.Run,
    ["startup"] = StartUp.Run,
};
if (args is [var name] && benchmarks.TryGetValue(name, out var run))
{
    run();
    return 0;
}
Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}");
return 2;
