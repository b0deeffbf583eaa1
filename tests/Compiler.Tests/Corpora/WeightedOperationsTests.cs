using SymDiff.Support;
using Xunit.Abstractions;

namespace SymDiff.Compiling.Tests;

/// <summary>
/// What a gradient costs: the operations that the machine executes for value and gradient against those for the value alone, each weighted by what it takes. The bound
/// is that of reverse mode (Griewank and Walther, Evaluating Derivatives, section 4.6), with some operations for each partial derivative that is delivered.
/// </summary>
public class WeightedOperationsTests(ITestOutputHelper output)
{
    private const int LargestFactor = 4;
    private const int ForEachVariable = 6;
    private const double LargestMedian = 2.5;

    [CorporaFact]
    public void A_gradient_costs_a_small_multiple_of_the_value()
    {
        Cost[] costs = [.. Formulas().Select(Measure)];
        Print(costs);
        Assert.True(Median(costs) <= LargestMedian, $"the median is {Median(costs):F2}");
        Assert.DoesNotContain(costs, cost => cost.Excess > 0);
    }

    private void Print(Cost[] costs)
    {
        output.WriteLine("| corpus | formulas | median | largest | worst formula | over the bound |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var group in costs.GroupBy(cost => cost.Corpus).Append(costs.GroupBy(_ => "all").Single()))
        {
            var worst = group.MaxBy(cost => cost.Ratio)!;
            output.WriteLine(FormattableString.Invariant($"| {group.Key} | {group.Count()} | {Median(group):F2} | {worst.Ratio:F2} | `{worst.Text}` | {group.Count(cost => cost.Excess > 0)} |"));
        }
    }

    private static IEnumerable<(string Corpus, string Id, string Text, string[] Variables, string[] Active)> Formulas() =>
    [
        .. Corpus.Feynman().Select(item => ("feynman", item.Id, item.Expr, item.Vars, item.Vars)),
        .. Corpus.Derivatives().Select(item => ("derivatives", item.Id, item.Expr, item.Vars, item.Vars)),
        .. Corpus.Optimization().Select(item => ("optfuncs", item.Id, item.Expr, item.Vars, item.Vars)),
        .. Corpus.Nist().Select(item => ("nist", item.Id, item.Model, (string[])[.. item.Predictors, .. item.Params], item.Params)),
    ];

    private static Cost Measure((string Corpus, string Id, string Text, string[] Variables, string[] Active) formula)
    {
        var value = Expr.Parse(formula.Text);
        Expr[] wrt = [.. formula.Active.Select(name => Expr.Variable(name))];
        var alone = WeightedOperations.Of(Compiled.Schedule(MachineGraphs.Values([value]), formula.Variables));
        var both = WeightedOperations.Of(Compiled.Schedule(MachineGraphs.ValueAndGradient(value, wrt), formula.Variables));
        return new(formula.Corpus, formula.Id, formula.Text, wrt.Length, alone, both);
    }

    private static double Median(IEnumerable<Cost> costs)
    {
        double[] ratios = [.. costs.Select(cost => cost.Ratio).Order()];
        return ratios[ratios.Length / 2];
    }

    private sealed record Cost(string Corpus, string Id, string Text, int Variables, int Value, int ValueAndGradient)
    {
        public double Ratio => (double)ValueAndGradient / Math.Max(1, Value);

        public int Excess => ValueAndGradient - (LargestFactor * Value) - (ForEachVariable * Variables);
    }
}
