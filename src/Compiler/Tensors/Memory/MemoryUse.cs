namespace SymDiff;

/// <summary>What the calls of a workspace need for intermediate values; inputs and outputs are the caller's.</summary>
/// <param name="Bytes">Bytes of memory that the workspace has.</param>
/// <param name="Steps">Number of operations of one call.</param>
/// <param name="RepeatedSteps">How many of these compute again what was let go to keep within a memory budget.</param>
/// <param name="RepeatedWork">The elements that these compute, products of a contraction counted one by one.</param>
public readonly record struct MemoryUse(long Bytes, int Steps, int RepeatedSteps, double RepeatedWork);
