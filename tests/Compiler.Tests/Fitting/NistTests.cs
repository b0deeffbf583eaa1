using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

/// <summary>Nonlinear regressions with certified results, from both starting points.</summary>
public class NistTests
{
    private const int CertifiedDigits = 11;

    public static TheoryData<string, bool> Problems()
    {
        var data = new TheoryData<string, bool>();
        if (CorpusFolder.MissingReason is null)
            foreach (var problem in Corpus.Nist())
            {
                data.Add(problem.Name, false);
                data.Add(problem.Name, true);
            }
        return data;
    }

    [CorporaTheory]
    [MemberData(nameof(Problems))]
    public void Parameters_errors_and_residuals_are_the_certified_ones(string name, bool isSecond)
    {
        var problem = Corpus.Nist().First(problem => problem.Name == name);
        var fit = NistFit.Of(problem, isSecond ? problem.Start2 : problem.Start1);
        Assert.True(fit.IsSuccess, $"{fit.Stop}");
        Assert.True(NistFit.Digits(problem, fit) >= CertifiedDigits - 1, $"{NistFit.Digits(problem, fit)} digits");
        // the certified sum of Lanczos1 is 1e-25: doubles of data of order 1 leave it three digits
        var digits = problem.CertifiedRss < 1e-20 ? 2 : CertifiedDigits - 1;
        Assert.True(NistFit.DigitsOfErrors(problem, fit) >= digits, $"{NistFit.DigitsOfErrors(problem, fit)} digits of the standard errors");
        Assert.True(LogRelativeError.Of(fit.Loss, problem.CertifiedRss) >= digits, $"{LogRelativeError.Of(fit.Loss, problem.CertifiedRss)} digits of the residuals");
    }
}
