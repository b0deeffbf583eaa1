using SymDiff.Ops;

namespace SymDiff.Compiling.Tests;

public class ScheduleBuilderTests
{
    private static readonly Expr X = Expr.Variable("x");

    [Fact]
    public void Shared_work_is_scheduled_once()
    {
        var f = X;
        for (var i = 0; i < 60; i++) f = (f * f) + 1;
        Assert.Equal(120, Compiled.Operations(Compiled.Schedule([f], "x")));
    }

    [Fact]
    public void Outputs_share_their_work()
    {
        var s = Trigonometric.Sin[X];
        Assert.Equal(3, Compiled.Operations(Compiled.Schedule([s + 1, s * 2], "x")));
    }

    [Fact]
    public void Operations_on_constants_are_done_in_advance()
    {
        var schedule = Compiled.Schedule([X * Roots.Sqrt[Constants.Pi.Apply()]], "x");
        Assert.Equal(1, Compiled.Operations(schedule));
        Assert.Contains(Enumerable.Range(0, schedule.Length), step => schedule[step].IsConstant && schedule[step].Value == Math.Sqrt(Math.PI));
    }

    [Fact]
    public void Literals_too_wide_for_a_fraction_are_folded_in_double()
    {
        var wide = Expr.Constant(Number.Parse("1e300")) / Expr.Constant(Number.Parse("3e-7")) * Expr.Constant(Number.Parse("1e-300"));
        Assert.Equal(0, Compiled.Operations(Compiled.Schedule([wide])));
        Assert.Equal(1e300 / 3e-7 * 1e-300, wide.Compile<Func<double>>()());
    }

    [Fact]
    public void Long_sums_are_added_from_left_to_right_in_pieces()
    {
        var terms = Enumerable.Range(0, 1000).Select(i => Expr.Pow(X, -3) / (i + 1)).ToArray();
        var schedule = Compiled.Schedule([Expr.Sum(terms)], "x");
        var expected = Enumerable.Range(0, 1000).Aggregate(0.0, (sum, i) => sum + (Math.Pow(0.7, -3) / (i + 1)));
        Assert.All(Enumerable.Range(0, schedule.Length), step => Assert.InRange(schedule.OperandsOf(step).Length, 0, ScheduleBuilder.MaxOperands));
        Assert.Equal(expected, Expr.Sum(terms).Compile<Func<double, double>>("x")(0.7));
    }

    [Fact]
    public void A_missing_variable_is_named()
    {
        var error = Assert.Throws<SymDiffException>(() => (X + Expr.Variable("b")).Compile("x", "y"));
        Assert.Equal("SD3002", error.Diagnostic.Code);
        Assert.Equal("the variable 'b' is not among the arguments (x, y)", error.Diagnostic.Message);
    }

    [Fact]
    public void A_repeated_argument_is_named() =>
        Assert.Equal("SD3003: the argument 'x' is listed twice", Assert.Throws<SymDiffException>(() => X.Compile("x", "x")).Message);

    [Fact]
    public void A_variable_with_a_shape_is_refused()
    {
        var vector = Expr.Variable("v", Shape.Of(3));
        Assert.Equal("SD3008", Assert.Throws<SymDiffException>(() => (vector + 1).Compile("v")).Diagnostic.Code);
        var list = Assert.Throws<SymDiffException>(() => Expr.Parse("[x, 2*x]").Compile("x")).Diagnostic;
        Assert.Equal(("SD3008", "compile it by Model.Compile, or replace it by numbers"), (list.Code, list.Hint));
    }

    [Fact]
    public void An_operator_without_a_meaning_is_named()
    {
        var error = Assert.Throws<SymDiffException>(() => new Wordless().Apply(X).Compile("x"));
        Assert.Equal("SD3009: the operator 'wordless' cannot be compiled", error.Message);
    }

    private sealed class Wordless : Op
    {
        public override string Name => "wordless";

        public override int? Arity => 1;

        internal override string Latex => Name;

        internal override Shape InferShape(ReadOnlySpan<Expr> args) => args[0].Shape;

        internal override Expr? Bprop(Expr node, int input, Expr cotangent) => null;
    }
}
