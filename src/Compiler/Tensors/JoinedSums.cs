namespace SymDiff.Compiling;

/// <summary>
/// Where a matrix is multiplied and its lines are summed, as for the weights and the offset of an affine map, one kernel does both. It runs where the first of the two did.
/// </summary>
internal static class JoinedSums
{
    /// <summary>The same work in fewer steps.</summary>
    public static BoundSteps Apply(BoundSteps bound)
    {
        var steps = bound.Steps.ToList();
        foreach (var sum in bound.Steps.Where(step => step is { Kernel: ProductKernel, Reads.Length: 1 }))
            foreach (var product in steps.Where(step => step is { Kernel: ProductKernel, Reads.Length: 2 } && step.Reads.Contains(sum.Reads[0])))
                if (Join(product, sum, steps))
                    break;
        return bound with { Steps = steps };
    }

    private static bool Join(BoundStep product, BoundStep sum, List<BoundStep> steps)
    {
        var kernel = (ProductKernel)product.Kernel;
        if (product.Reads[kernel.Swaps ? 1 : 0] != sum.Reads[0] || SummedProductKernel.Of(kernel, (ProductKernel)sum.Kernel) is not { } both) return false;
        var (one, other) = (steps.IndexOf(product), steps.IndexOf(sum));
        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        if (steps[first..second].Exists(step => step.Results.Intersect(product.Reads).Any())) return false;
        steps[first] = new(both, product.Reads, product.Results[0], sum.Results[0]);
        steps.RemoveAt(second);
        return true;
    }
}
