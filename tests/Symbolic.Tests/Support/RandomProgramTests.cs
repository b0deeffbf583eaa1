using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Tests.Support;

public class RandomProgramTests(ITestOutputHelper output)
{
    [Fact]
    public void A_seed_gives_the_same_program_again() => Assert.Equal($"{RandomProgram.Create(17)}", $"{RandomProgram.Create(17)}");

    [Fact]
    public void Programs_use_every_function_of_the_reference()
    {
        var all = string.Join('\n', RandomProgram.Sequence(1, 1500).Select(program => program.Text));
        output.WriteLine(string.Join('\n', RandomProgram.Sequence(1, 5).Select(program => program.ToString())));
        string[] words = ["and", "or", "not", "where", "max", "min", .. UnaryTable.Rows.Keys, .. BinaryTable.Rows.Keys];
        Assert.DoesNotContain(words.Where(word => word is not ("==" or "!=")), word => !all.Contains(word, StringComparison.Ordinal));
    }
}
