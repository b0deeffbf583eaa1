using SymDiff.Support;

namespace SymDiff.Compiling.Tests;

public class DataTableTests
{
    private static readonly string[] Wrong =
    [
        "", "\n\n", "x,y\n", "1,2\n3,4\n", "x,\n1,2\n", "x,x\n1,2\n", "x,y\n1\n", "x,y\n1,2,3\n", "x,y\n1,2\n\n3,abc\n", "x,y\n1,\n", "x,y\n1,nan\n", "x,y\n1,inf\n", "x,y\n1e999,2\n", "x,y\n1,5\"\n",
    ];

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n")]
    [InlineData("x;y\r\n1;2\r\n3;4")]
    [InlineData("\uFEFFx\ty\n1\t2\n\n3\t4\n")]
    [InlineData(" x  y\n1 2\n 3   4 \n")]
    [InlineData("\"x\", \"y\"\n 1 , 2e0\n 3,+4.0\n")]
    public void Columns_are_read_by_name(string text)
    {
        var table = DataTable.Parse(text);
        Assert.Equal(["x", "y"], table.Names);
        Assert.Equal(2, table.RowCount);
        Assert.Equal([1, 3], table["x"].ToArray());
        Assert.Equal([2, 4], table["y"].ToArray());
    }

    [Fact]
    public Task Wrong_tables_are_explained() => Verifier.Verify(string.Join("\n", Wrong.Select(text => $"{text.Replace("\n", "|", StringComparison.Ordinal)}\n    {Message(() => DataTable.Parse(text))}")));

    [Fact]
    public void A_table_of_arrays_is_checked_too()
    {
        Assert.Equal("SD5003", Code(() => new DataTable(("x", [1, 2]), ("y", [1]))));
        Assert.Equal("SD5002", Code(() => new DataTable(("x", [1]), ("x", [1]))));
        Assert.Equal("SD5005", Code(() => new DataTable(("x", [double.NaN]))));
        Assert.Equal("SD5001", Code(() => new DataTable()));
        Assert.Equal("SD5006", Code(() => new DataTable(("x", [1]))["y"]));
    }

    private static string Message(Action action) => Assert.Throws<SymDiffException>(action).Diagnostic is var found ? $"{found.Code}: {found.Message} ({found.Hint})" : "";

    private static string Code(Func<object> action) => Assert.Throws<SymDiffException>(action).Diagnostic.Code;
}
