namespace SymDiff.Compiling.Tests;

/// <summary>What fails is shrunk to its smallest part, and can be replayed.</summary>
public class TensorProgramsTests
{
    private const int Seed = 7;

    [Fact]
    public void A_failure_is_shrunk_to_a_call_of_a_variable()
    {
        var failure = Failure();
        var shrunk = failure[failure.IndexOf("Shrunk:", StringComparison.Ordinal)..];
        Assert.Matches(@"tanh\(\w+\)\s+with exception", shrunk);
        Assert.Contains("Replay directly at failing step with", failure, StringComparison.Ordinal);
    }

    private static string Failure() => Assert.ThrowsAny<Exception>(() => TensorPrograms.Check(Seed, 500, program => Assert.DoesNotContain("tanh(", program.Body, StringComparison.Ordinal))).Message;
}
