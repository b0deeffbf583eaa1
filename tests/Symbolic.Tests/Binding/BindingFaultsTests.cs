namespace SymDiff.Tests.Binding;

/// <summary>Every fault of names and calls: its code, its exact place, its words.</summary>
public class BindingFaultsTests
{
    [Theory]
    [InlineData("¦sigmod(w*x)", "SD1003", "unknown function 'sigmod'", "did you mean 'sigmoid'?")]
    [InlineData("x + ¦SIN(x)", "SD1003", "unknown function 'SIN'", "did you mean 'sin'?")]
    [InlineData("¦sinn(x)", "SD1003", "unknown function 'sinn'", "did you mean 'sin'?")]
    [InlineData("¦ѕin(x)", "SD1003", "unknown function 'ѕin'", "did you mean 'sin'?")]
    [InlineData("¦if(x > 0, x, 0)", "SD1003", "unknown function 'if'", "did you mean 'where'?")]
    [InlineData("¦diff(x^2, x)", "SD1003", "unknown function 'diff'", "did you mean 'grad'?")]
    [InlineData("¦x(2)", "SD1003", "unknown function 'x'", null)]
    [InlineData("¦數(2)", "SD1003", "unknown function '數'", "the character '數' is U+6578")]
    [InlineData("act(t) = t\n¦atc(x)", "SD1003", "unknown function 'atc'", "did you mean 'act'?")]
    [InlineData("¦f'(x)", "SD1003", "unknown function 'f'", null)]
    [InlineData("¦add(x, y)", "SD1003", "unknown function 'add'", null)]
    [InlineData("1 + ¦sin(x, y)", "SD1004", "'sin' takes 1 argument, not 2", "write sin(x)")]
    [InlineData("¦atan2(x)", "SD1004", "'atan2' takes 2 arguments, not 1", "write atan2(y, x)")]
    [InlineData("¦pow(x)", "SD1004", "'pow' takes 2 arguments, not 1", "write pow(x, y)")]
    [InlineData("f(t, s) = t*s\n¦f(x)", "SD1004", "'f' takes 2 arguments, not 1", "write f(t, s)")]
    [InlineData("opaque l(2)\n¦l(x)", "SD1004", "'l' takes 2 arguments, not 1", "write l(a, b)")]
    [InlineData("¦grad(x)", "SD1004", "'grad' takes 2 arguments, not 1", "write grad(E, x)")]
    [InlineData("¦sin*x", "SD1011", "'sin' is a function", "write sin(...)")]
    [InlineData("1 + ¦where", "SD1011", "'where' is a function", "write where(...)")]
    [InlineData("¦grad*x", "SD1011", "'grad' is a function", "write grad(...)")]
    [InlineData("f(t) = t\n¦f*x", "SD1011", "'f' is a function", "write f(...)")]
    [InlineData("opaque f(1)\nx + ¦f", "SD1011", "'f' is a function", "write f(...)")]
    [InlineData("¦pi = 3", "SD1011", "'pi' is a word of the language", "take another name")]
    [InlineData("input x, ¦exp\nx", "SD1011", "'exp' is a word of the language", "take another name")]
    [InlineData("param ¦inf\ninf", "SD1011", "'inf' is a word of the language", "take another name")]
    [InlineData("f(¦sin) = 1", "SD1011", "'sin' is a word of the language", "take another name")]
    [InlineData("opaque ¦tanh(1)\n1", "SD1011", "'tanh' is a word of the language", "take another name")]
    [InlineData("¦hessian(t) = t", "SD1011", "'hessian' is a word of the language", "take another name")]
    [InlineData("input weight, x\n¦weigth*x", "SD1012", "unknown name 'weigth'", "did you mean 'weight'?")]
    [InlineData("param w\nw*¦total", "SD1012", "unknown name 'total'", "declare it: input or param")]
    [InlineData("input x\nf(t) = t*¦y\nf(x)", "SD1012", "unknown name 'y'", "declare it: input or param")]
    [InlineData("a = 1\n¦a = 2", "SD1013", "'a' is defined twice", "take another name")]
    [InlineData("input x\n¦x = 2", "SD1013", "'x' is defined twice", "take another name")]
    [InlineData("input x, ¦x\nx", "SD1013", "'x' is defined twice", "take another name")]
    [InlineData("opaque f(1)\n¦f(t) = t", "SD1013", "'f' is defined twice", "take another name")]
    [InlineData("f(t, ¦t) = t", "SD1013", "'t' is defined twice", "take another name")]
    [InlineData("x = ¦x + 1", "SD1014", "'x' is defined by itself: x -> x", "recursion has no value here")]
    [InlineData("a = b\nb = c*2\nc = ¦a", "SD1014", "'a' is defined by itself: a -> b -> c -> a", "recursion has no value here")]
    [InlineData("f(t) = ¦f(t - 1) + t\nf(x)", "SD1014", "'f' is defined by itself: f -> f", "recursion has no value here")]
    [InlineData("f(t) = g(t)\ng(t) = ¦f(t)", "SD1014", "'f' is defined by itself: f -> g -> f", "recursion has no value here")]
    [InlineData("a = f(1)\nf(t) = ¦a*t", "SD1014", "'a' is defined by itself: a -> f -> a", "recursion has no value here")]
    [InlineData("x + ¦x(2)", "SD1015", "'x' is not a function", "write x*(...) for a product")]
    [InlineData("¦pi(2)", "SD1015", "'pi' is not a function", "write pi*(...) for a product")]
    [InlineData("f(t) = ¦t(2)\nf(x)", "SD1015", "'t' is not a function", "write t*(...) for a product")]
    [InlineData("¦sin'(x)", "SD1016", "'sin' is not opaque: derivative marks name the unknown ones", "write grad(E, x)")]
    [InlineData("D[1](¦relu)(x)", "SD1016", "'relu' is not opaque: derivative marks name the unknown ones", "write grad(E, x)")]
    [InlineData("opaque l(2)\nD[1,3](¦l)(x, y)", "SD1016", "'l' has 2 arguments, the mark names number 3", null)]
    [InlineData("opaque l(2)\n¦l'(x, y)", "SD1016", "'l' has several arguments", "write D[1](l)(...)")]
    [InlineData("input x\nparam w¦", "SD1018", "the program has no value", "end it with an expression or a definition")]
    [InlineData("grad(x^2, ¦x + 1)", "SD1021", "a derivative is taken by a variable or a definition that is not constant", null)]
    [InlineData("grad(x^2, ¦pi)", "SD1021", "a derivative is taken by a variable or a definition that is not constant", null)]
    [InlineData("c = 3\ngrad(c*x, ¦c)", "SD1021", "a derivative is taken by a variable or a definition that is not constant", null)]
    public void Fault_at_the_broken_bar(string marked, string code, string message, string? hint)
    {
        var text = marked.Replace("¦", "", StringComparison.Ordinal);
        var error = Assert.Throws<SymDiffException>(() => Model.Parse(text));
        var diagnostic = error.Diagnostic;
        Assert.Equal((code, message, hint), (diagnostic.Code, diagnostic.Message, diagnostic.Hint));
        Assert.Equal(marked.IndexOf('¦', StringComparison.Ordinal), diagnostic.Span.Start);
        Assert.Equal(text, error.Text);
    }

    [Fact]
    public void A_long_name_is_shortened_in_messages()
    {
        var name = new string('a', 100_000);
        var error = Assert.Throws<SymDiffException>(() => Model.Parse($"input x\n{name}"));
        Assert.InRange(error.Message.Length, 1, 120);
        Assert.InRange(DiagnosticRenderer.Render(error).Length, 1, 600);
    }
}
