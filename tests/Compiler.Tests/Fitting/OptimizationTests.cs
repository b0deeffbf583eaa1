using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Functions with stated starts and minima: what is reported as a minimum is one, and the stated one is found where there is one only.</summary>
public class OptimizationTests
{
    /// <summary>Another minimum is nearer to the start: Moré, Garbow and Hillstrom, <em>Testing Unconstrained Optimization Software</em> (1981), state it too.</summary>
    private static readonly string[] HasNearerMinimum = ["MGH02 Freudenstein-Roth"];

    [CorporaFact]
    public void Bfgs_reaches_the_stated_minimum_from_the_stated_start()
    {
        var missed = from item in Corpus.Optimization()
                     where item.Start is not null && !HasNearerMinimum.Contains(item.Name)
                     let fit = MinimumFit.Of(item, FitMethod.Bfgs)
                     where !fit.IsSuccess || !MinimumFit.IsStated(item, fit)
                     select $"{item.Name}: {fit.Stop} at {fit.Loss}";
        Assert.Empty(missed);
    }
}
