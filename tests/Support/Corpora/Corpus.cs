using System.Text.Json;

namespace SymDiff.Support;

/// <summary>Readers of the outside material.</summary>
internal static class Corpus
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static FeynmanItem[] Feynman() => Read<FeynmanItem>("feynman.json");

    public static DerivativeItem[] Derivatives() => Read<DerivativeItem>("derivatives.json");

    public static OptimizationItem[] Optimization() => Read<OptimizationItem>("optfuncs.json");

    public static HardItem[] Hard() => Read<HardItem>("hard.json");

    public static NistProblem[] Nist() => Read<NistProblem>("nist.json");

    public static MatrixItem[] Matrix() => Read<MatrixItem>("matrix.json");

    public static IEnumerable<HostileInput> Hostile() =>
        File.ReadLines(CorpusFolder.File("hostile.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(HostileInput.Parse);

    private static T[] Read<T>(string file)
    {
        using var stream = File.OpenRead(CorpusFolder.File(file));
        return JsonSerializer.Deserialize<T[]>(stream, Snake)!;
    }
}
