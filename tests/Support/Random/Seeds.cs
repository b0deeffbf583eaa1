namespace SymDiff.Support;

/// <summary>Seeds of randomised tests: from SYMDIFF_SEED, as in <c>.ci/run</c>, otherwise another one in every run. A failing test prints its seed.</summary>
public static class Seeds
{
    /// <summary>The seed of this run.</summary>
    public static int Next() => int.TryParse(Environment.GetEnvironmentVariable("SYMDIFF_SEED"), out var seed) ? seed : Random.Shared.Next(1_000_000_000);
}
