using SymDiff.Support;

namespace SymDiff.Tests.Support;

public class CorpusTests
{
    [CorporaFact]
    public void Every_scalar_item_has_points_that_give_all_its_variables()
    {
        CorpusItem[] items = [.. Corpus.Feynman(), .. Corpus.Derivatives(), .. Corpus.Optimization(), .. Corpus.Hard()];
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.NotEmpty(item.Points));
        Assert.All(items, item => Assert.All(item.Points, point => Assert.Equal(item.Vars.Order(), point.At.Keys.Order())));
        Assert.All(items, item => Assert.All(item.Points, point => Assert.True(point.FAccept is not null || (point.F is not null && point.Grad!.Keys.All(item.Vars.Contains)))));
    }

    [CorporaFact]
    public void Every_minimum_is_read_with_its_arguments() =>
        Assert.All(Corpus.Optimization(), item => Assert.All(item.Minimum?.XStated ?? [], x => Assert.Equal(item.Vars.Length, x.Length)));

    [CorporaFact]
    public void Every_regression_has_as_many_data_as_it_says() =>
        Assert.All(Corpus.Nist(), problem =>
        {
            Assert.Equal(problem.Params.Length, problem.Certified.Length);
            Assert.All(problem.Predictors, name => Assert.Equal(problem.Data["y"].Length, problem.Data[name].Length));
            Assert.Equal(problem.Params.Order(), problem.Reference["certified"].Grad.Keys.Order());
        });

    [CorporaFact]
    public void Every_hostile_line_expands() => Assert.All(Corpus.Hostile(), line => Assert.NotNull(line.Input));

    [Fact]
    public void Hostile_generators_repeat_join_and_nest()
    {
        var line = "id\tgen\t[\"x\", {\"rep\": \"+1\", \"n\": 2}, {\"join\": [\"*a%d\", 2, 4, \" \"]}, {\"nest\": [\"(%s-%s)\", \"y\", 2]}]\t[\"--wrt\", \"x\"]\tok:1|error\tnote\town";
        var input = HostileInput.Parse(line);
        Assert.Equal("x+1+1*a2 *a3 *a4((y-y)-(y-y))", input.Input);
        Assert.Equal(["ok:1", "error"], input.Accepted);
        Assert.Equal(["--wrt", "x"], input.Arguments);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1.5, false)]
    [InlineData(double.NaN, true)]
    [InlineData(3.0000000000001, true)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(null, false)]
    public void Accept_lists_hold_intervals_numbers_and_names(double? answer, bool expected) =>
        Assert.Equal(expected, Accepted.Contains(["[-1,1]", "nan", "3"], answer));

    [Theory]
    [InlineData("2.4703282292062328e-324", double.Epsilon)]
    [InlineData("9007199254740993.00000001", 9007199254740994.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    public void A_figure_is_rounded_to_the_nearest_double(string text, double expected) => Assert.Equal(expected, new Figure(text).Value);
}
