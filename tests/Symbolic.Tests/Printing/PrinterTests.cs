using SymDiff.Ops;
using SymDiff.Printing;
using static SymDiff.Ops.Exponential;
using static SymDiff.Ops.Hyperbolic;
using static SymDiff.Ops.Trigonometric;

namespace SymDiff.Tests.Printing;

public class PrinterTests
{
    private const int Million = 1_000_000;
    private static readonly Expr X = Expr.Variable("x"), Y = Expr.Variable("y");

    [Fact]
    public void A_graph_whose_tree_is_exponential_prints_as_definitions()
    {
        var f = X;
        for (var i = 0; i < 60; i++) f = (f * f) + 1;
        var lines = f.ToString().Split('\n');
        Assert.Equal(60, lines.Length);
        Assert.Equal("t1 = x*x + 1", lines[0]);
        Assert.Equal("t59 = t58*t58 + 1", lines[58]);
        Assert.Equal("t59*t59 + 1", lines[59]);
    }

    [Fact]
    public void A_long_chain_of_calls_is_broken_at_the_depth_that_the_parser_accepts()
    {
        var f = X;
        for (var i = 0; i < Million; i++) f = Sin[f];
        var lines = f.ToString().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Count(c => c == '('), 1, 201));
        Assert.Equal(Million, lines.Sum(line => line.Split("sin(").Length - 1));
    }

    [Fact]
    public void Long_rows_need_no_definitions()
    {
        var (sum, quotient, largest) = (Expr.Sum([.. Enumerable.Repeat(X, Million)]), X, X);
        for (var i = 0; i < 20_000; i++) (quotient, largest) = (quotient / Y, Selection.Max[largest, Expr.Variable($"x{i}")]);
        Assert.Equal((4 * Million) - 3, sum.ToString().Length);
        Assert.Equal(40_001, quotient.ToString().Length);
        Assert.DoesNotContain('\n', largest.ToString());
    }

    [Fact]
    public void Many_signed_quotients_that_share_their_beginning_print_in_linear_time()
    {
        Expr quotient = -2 / X;
        var terms = new List<Expr>();
        for (var i = 0; i < 50_000; i++) terms.Add(quotient /= Y);
        var text = Expr.Sum([.. terms]).ToString();
        Assert.StartsWith("t1 = -2/x/y\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_the_model_is_used_where_its_node_stands_twice()
    {
        var (s, once) = (Sigmoid[X * Y], Sin[X]);
        var options = PrintOptions.Text with { Names = new Dictionary<Expr, string> { [s] = "s", [once] = "once" } };
        Assert.Equal("s = sigmoid(x*y)\ns*(1 - s) + sin(x)", Printer.Print((s * (1 - s)) + once, options).ToString());
        Assert.Equal("sigmoid(x*y) + sin(x)", Printer.Print(s + once, options).ToString());
        Assert.Equal("sigmoid(x*y)*(1 - sigmoid(x*y))", Printer.Print(s * (1 - s), options with { Inline = true }).ToString());
    }

    [Theory]
    [InlineData("s = sigmoid(w*x)\nx*s*(1 - s)")]
    [InlineData("a = x*y\nb = sin(a) + a\nb/a + b^2")]
    public void A_program_prints_as_it_was_written(string program)
    {
        var model = Model.Parse(program);
        Assert.Equal(program, Printer.Print(model.Output, PrintOptions.Text.Naming(model)).ToString());
    }

    [Fact]
    public void Names_follow_the_nodes_that_a_pass_puts_in_place_of_the_model_s()
    {
        var model = Model.Parse("s = sigmoid(x)\nunused = x*x\ns + s");
        var images = new Dictionary<Expr, Expr> { [model["s"]] = Tanh[X] };
        Assert.Equal("s = tanh(x)\nsin(s) + s", Printer.Print(Sin[Tanh[X]] + Tanh[X], PrintOptions.Text.Naming(model, images)).ToString());
    }

    [Fact]
    public void Results_share_their_definitions()
    {
        var s = Sigmoid[X * Y];
        var options = PrintOptions.Text with { Names = new Dictionary<Expr, string> { [s] = "s" } };
        Assert.Equal("s = sigmoid(x*y)\ndx = y*s\ndy = s", Printer.Print([("dx", Y * s), ("dy", s)], options).ToString());
    }

    [Fact]
    public void Definitions_avoid_the_names_that_are_taken()
    {
        var (t1, s) = (Expr.Variable("t1"), Sin[X * Y]);
        var options = PrintOptions.Text with { LongestInline = 0, Taken = ["t3"] };
        var graph = (s * Exp[s]) + Exp[Exp[s]] + new OpaqueOp("t4", 1)[t1];
        Assert.Equal("t5 = sin(x*y)\nt6 = exp(t5)\nt2 = t5*t6 + exp(t6) + t4(t1)", Printer.Print([("t2", Expr.Sum(s * Exp[s], Exp[Exp[s]], new OpaqueOp("t4", 1)[t1]))], options).ToString());
        Assert.Equal(graph.ToString(), graph.ToString());
    }

    [Fact]
    public void Leaves_and_literal_multiples_get_no_name()
    {
        var options = PrintOptions.Text with { LongestInline = 0 };
        var (multiple, square, sine) = (2 * X, Expr.Pow(X, 2), Sin[X]);
        Assert.Equal("2*x*(2*x)", Printer.Print(Expr.Product(2, X, multiple), options).ToString());
        Assert.Equal("exp(2*x) + log(2*x) + x^2/exp(x^2)", Printer.Print(Expr.Sum(Exp[multiple], Log[multiple], square / Exp[square]), options).ToString());
        Assert.Equal("t1 = sin(x)\nexp(-t1) + log(-t1)", Printer.Print(Exp[-sine] + Log[-sine], options).ToString());
    }

    [Fact]
    public void A_ladder_of_multiples_stays_linear()
    {
        var (rung, terms) = (Y, new List<Expr>());
        for (var i = 0; i < 2000; i++)
        {
            rung = 3 * -Expr.Product(2, rung);
            terms.Add(rung);
        }
        Assert.InRange(Expr.Sum([.. terms]).ToString().Length, 1, 60 * 2000);
    }

    [Fact]
    public void Writing_out_what_would_not_end_is_refused()
    {
        var f = X;
        for (var i = 0; i < 60; i++) f = (f * f) + 1;
        var refusal = Assert.Throws<LimitException>(() => Printer.Print(f, PrintOptions.Text with { Inline = true }));
        Assert.Contains("--max-source", refusal.Message, StringComparison.Ordinal);
    }
}
