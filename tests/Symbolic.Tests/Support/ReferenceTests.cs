using SymDiff.Ops;
using SymDiff.Support;
using SymDiff.Support.Mpfr;
using SymDiff.Support.Reference;

namespace SymDiff.Tests.Support;

public class ReferenceTests
{
    private const double Ulps = 16;

    public static TheoryData<string> Operators => [.. Registry.All.OfType<ElementwiseOp>().Select(op => op.Name)];

    [MpfrTheory]
    [MemberData(nameof(Operators))]
    public void It_knows_every_operator(string name)
    {
        var op = (ElementwiseOp)Registry.Find(name)!;
        var args = Enumerable.Range(0, op.Arity ?? 3).Select(i => Expr.Variable("x" + i)).ToArray();
        var at = args.Select((arg, i) => (arg.VariableName!, Middle(op, i))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        var exact = new Reference(op.Apply(args)).At(at);
        Assert.True(UlpError.Ulps(op.Apply(args).Evaluate(at), exact!.Value) <= Ulps, $"{name}: {op.Apply(args).Evaluate(at)}, exact {exact.Value}");
    }

    [MpfrTheory]
    [InlineData("1/(x - x)")]
    [InlineData("log(-x)")]
    [InlineData("exp(log(0*x))")]
    [InlineData("given(x < 0, x)")]
    public void Over_the_reals_these_are_undefined(string text) => Assert.False(Read(text, isExtended: false)!.IsDefined);

    [MpfrFact]
    public void In_IEEE_arithmetic_a_pole_may_be_an_intermediate_result() => Assert.True(Read("exp(log(0*x))", isExtended: true)!.Value.IsZero);

    [MpfrTheory]
    [InlineData("atanh(tanh(1e9*x))")]
    [InlineData("1/(exp(x)*exp(-x) - 1)")]
    [InlineData("exp(x) >= 1/exp(-x)")]
    public void What_rounding_decides_is_not_told(string text) => Assert.Null(Read(text, isExtended: false));

    [MpfrFact]
    public void Cancellation_is_met_with_more_digits()
    {
        var reading = Read("(1 + 1e-150*x) - 1", isExtended: false);
        Assert.True(BigFloat.Abs(reading!.Value / BigFloat.Parse("2e-150") - 1) < 1e-15);
    }

    private static Reading? Read(string text, bool isExtended) => new Reference(Expr.Parse(text), isExtended).At(new Dictionary<string, double> { ["x"] = 2 });

    private static double Middle(ElementwiseOp op, int input)
    {
        var domain = op.Domain.Length == 0 ? new(0.2, 2) : op.Domain[Math.Min(input, op.Domain.Length - 1)];
        return domain.Low + (0.3 * (Math.Min(domain.High, domain.Low + 4) - domain.Low));
    }
}
