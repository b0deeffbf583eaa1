namespace SymDiff.Cli.Tests;

/// <summary>A table of one column is a matrix or a vector, as declared; names of a point that stand for nothing are told.</summary>
public class DeclaredRanksTests
{
    [Theory]
    [InlineData("X[n,1]", "1\n2\n3\n", "[[1], [2], [3]]")]
    [InlineData("X[m,n]", "1\n2\n3\n", "[[1], [2], [3]]")]
    [InlineData("X[n]", "1\n2\n3\n", "[1, 2, 3]")]
    [InlineData("X[1,n]", "1,2,3\n", "[[1, 2, 3]]")]
    [InlineData("X[1,n]", "1  2 3\n", "[[1, 2, 3]]")]
    [InlineData("X[1,n]", "\uFEFF\"a\"; \"b\"\n1;2\n", "[[1, 2]]")]
    [InlineData("X[n]", "1,2,3\n", "[1, 2, 3]")]
    [InlineData("X", "4\n", "4")]
    [InlineData("X[1]", "4\n", "[4]")]
    public void A_table_has_the_rank_that_is_declared(string declared, string table, string value)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "table.csv");
        File.WriteAllText(path, table);
        Assert.Equal(value, CommandLine.Result("eval", "1*X", "--declare", declared, "--at", $"X=@{path}"));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [InlineData("x^2", "x=1, y=2", "note: the point gives y a value, and no variable has that name\n")]
    [InlineData("alpha^2", "alpha=1, alpah=2", "note: the point gives alpah a value, and no variable has that name; did you mean 'alpha'?\n")]
    [InlineData("x^2", "x=1", "")]
    public void A_name_that_stands_for_nothing_is_told(string text, string at, string message) =>
        Assert.Equal(message, CommandLine.Run(text, "--at", at).Messages);

    /// <summary>The gradient of a determinant is that of the matrix of minors, and an index outside of an axis names the index.</summary>
    [Theory]
    [InlineData("det(X)", "X[n,n]", "X=[[1,2],[2,4]]", "value = -0\ndX = [[4, -2], [-2, 1]]\n")]
    [InlineData("x[5]^2", "x[n]", "x=[1,2]", "error SD3019: '[5]': 5 is outside of an axis of length 2\n  it must be from 0 to 1\n")]
    public void Answers_name_what_was_written(string text, string declared, string at, string answer)
    {
        var run = CommandLine.Run(text, "--declare", declared, "--at", at);
        Assert.Equal(answer, run.Output + run.Messages);
    }
}
