namespace SymDiff.Tests.Binding;

public class ModelTests
{
    private const string Neuron =
        """
        # one neuron
        input x, y
        param w, b
        z = w*x + b
        E = (y - sigmoid(z))^2
        """;

    [Fact]
    public void A_model_keeps_what_the_graph_forgets()
    {
        var model = Model.Parse(Neuron);
        Assert.Equal(["x", "y"], model.Inputs);
        Assert.Equal(["w", "b"], model.Parameters);
        Assert.Equal(["z", "E"], model.Definitions);
        Assert.Equal(("E", model["E"]), (model.OutputName, model.Output));
        Assert.Same(Expr.Parse("w*x + b"), model["z"]);
        Assert.Same(Expr.Variable("w"), model["w"]);
        Assert.Equal("z", Neuron.Substring(model.SpanOf("z")!.Value.Start, model.SpanOf("z")!.Value.Length));
        Assert.Null(model.SpanOf("sigmoid"));
        Assert.Empty(model.Notes);
    }

    [Theory]
    [InlineData("x + 1", null, "x + 1")]
    [InlineData("a = x\nb = a^2", "b", "x^2")]
    [InlineData("a = x\na + 1", null, "x + 1")]
    [InlineData("f(t) = t^2", "f", "t^2")]
    [InlineData("a = x\nf(t) = t^2", "a", "x")]
    public void The_output_is_the_expression_or_the_last_definition(string text, string? name, string value)
    {
        var model = Model.Parse(text);
        Assert.Equal((name, Expr.Parse(value)), (model.OutputName, model.Output));
    }

    [Theory]
    [InlineData("input x\nparam w, b\nE = w*x", "w, b")]
    [InlineData("sin(x)^2", "x")]
    [InlineData("input x, y\nE = x^2", "x")]
    public void Without_wrt_the_parameters_or_the_only_variable_are_taken(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Model.Parse(text).DefaultVariables()));

    [Fact]
    public void Several_variables_leave_the_choice_to_the_user()
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse("y + x*y").DefaultVariables()).Diagnostic;
        Assert.Equal(("SD1020", "by which variable? there are y, x"), (error.Code, error.Message));
        Assert.Equal(["y", "x"], error.Expected);
        var none = Assert.Throws<SymDiffException>(() => Model.Parse("1 + 2").DefaultVariables()).Diagnostic;
        Assert.Equal("there is no variable to differentiate by", none.Message);
    }

    [Fact]
    public void A_derivative_is_taken_by_variables_and_definitions()
    {
        var model = Model.Parse(Neuron);
        Assert.Same(model["z"], model.Variable("z"));
        Assert.Same(Expr.Variable("w"), model.Variable("w"));
        Assert.Same(Expr.Variable("t"), Model.Parse("x").Variable("t"));
        Assert.Same(Expr.Variable("\u00e9"), Model.Parse("x").Variable("e\u0301"));
    }

    [Theory]
    [InlineData("x", "sin", "SD1011", "'sin' is a word of the language, not a variable")]
    [InlineData("x", "pi", "SD1011", "'pi' is a word of the language, not a variable")]
    [InlineData("x", "", "SD1020", "'' is not a name")]
    [InlineData("x", "x+1", "SD1020", "'x+1' is not a name")]
    [InlineData("x", "2", "SD1020", "'2' is not a name")]
    [InlineData("x", "and", "SD1020", "'and' is not a name")]
    [InlineData("c = 3\nc*x", "c", "SD1020", "'c' is not a variable, nor a definition that depends on one")]
    [InlineData("f(t) = t\nf(x)", "f", "SD1020", "'f' is not a variable, nor a definition that depends on one")]
    [InlineData("input width\nwidth", "widht", "SD1012", "unknown name 'widht'")]
    public void Nothing_else_can_be_differentiated_by(string text, string name, string code, string message)
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse(text).Variable(name));
        Assert.Equal((code, message), (error.Diagnostic.Code, error.Diagnostic.Message));
    }

    [Fact]
    public void An_unknown_name_is_an_error_with_advice()
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse("loss = x^2")["los"]).Diagnostic;
        Assert.Equal(("SD1012", "did you mean 'loss'?"), (error.Code, error.Hint));
    }

    [Fact]
    public void Definitions_and_opaque_functions_can_come_from_outside()
    {
        var options = new BindingOptions { Definitions = ["f(t) = g(t)^a", "a = b + 1"], Opaque = ["g(1), l(2)"] };
        Assert.Equal("g(x)^(b + 1)", Model.Parse("f(x)", options).Output.ToString());
        Assert.Equal(["a"], Model.Parse("f(x)", options).Definitions);
    }

    [Theory]
    [InlineData("x + 1", "SD1019", "expected a definition")]
    [InlineData("a =", "SD1002", "expected an expression, found the end of the text")]
    [InlineData("f(t) = f(t - 1) + t", "SD1014", "'f' is defined by itself: f -> f")]
    [InlineData("f(t) = cosh2(t)", "SD1003", "unknown function 'cosh2'")]
    public void A_fault_in_a_definition_from_outside_is_shown_in_its_own_text(string definition, string code, string message)
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse("x", new() { Definitions = [definition] }));
        Assert.Equal((code, message, definition), (error.Diagnostic.Code, error.Diagnostic.Message, error.Text));
    }

    [Fact]
    public void A_fault_in_an_opaque_declaration_from_outside_is_shown_in_its_own_text()
    {
        var error = Assert.Throws<SymDiffException>(() => Model.Parse("x", new() { Opaque = ["f"] }));
        Assert.Equal(("SD1002: expected '(', found the end of the text", "f"), (error.Message, error.Text));
    }

    [Fact]
    public void Powers_of_e_and_the_letter_pi_are_noted_once()
    {
        var notes = Model.Parse("e^x + e^y + π").Notes;
        Assert.Equal(["SD9001", "SD9002"], notes.Select(note => note.Code));
        Assert.Equal(["write exp(x)", "write pi"], notes.Select(note => note.Hint));
        Assert.Equal([0, 12], notes.Select(note => note.Span.Start));
        Assert.All(notes, note => Assert.True(note.IsNote));
        Assert.Empty(Model.Parse("e = exp(1)\ne^x").Notes);
        Assert.Empty(Model.Parse("g(x)", new() { Definitions = ["g(t) = e^t"] }).Notes);
    }

    [Fact]
    public void A_file_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".sym");
        File.WriteAllText(path, Neuron);
        try
        {
            Assert.Same(Model.Parse(Neuron).Output, Model.Load(path).Output);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Reading_without_exceptions_gives_diagnostics()
    {
        Assert.True(Expr.TryParse("x + 1", out var expr, out var notes));
        Assert.Same(Expr.Parse("x + 1"), expr);
        Assert.Empty(notes);
        foreach (var wrong in new[] { "x +", "", null, "foo(x)", new string('(', 1000) })
        {
            Assert.False(Expr.TryParse(wrong, out expr, out var diagnostics));
            Assert.Null(expr);
            Assert.Single(diagnostics);
        }
    }
}
