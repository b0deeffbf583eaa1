namespace SymDiff.Cli.Tests;

public class DifferentiateCommandTests
{
    [Theory]
    [InlineData("x*sigmoid(w*x)*(1 - sigmoid(w*x))", "sigmoid(w*x)", "--wrt", "w")]
    [InlineData("2*x", "x^2")]
    [InlineData("dx = y*cos(x)\ndy = sin(x)", "y*sin(x)", "--wrt", "x,y")]
    [InlineData("dx = y*cos(x)\ndy = sin(x)", "y*sin(x)", "--wrt", "x", "--wrt", " y ")]
    [InlineData("d_x = dx\nddx = x", "dx*x", "--wrt", "x,dx")]
    [InlineData("6*x", "x^3", "--order", "2")]
    [InlineData("2*t", "f(t)", "--define", "f(s) = s^2")]
    [InlineData("f'(x)", "f(x)", "--opaque", "f(1)")]
    [InlineData("3*y^2", "z = y^3; 2*y", "--of", "z")]
    [InlineData("2*(x*y - 1)", "z = x*y; E = (z - 1)^2", "--wrt", "z")]
    [InlineData(@"\frac{1}{x}", "log(x)", "--format", "latex")]
    [InlineData("z = x*y\ndx = y*cos(z)\ndy = x*cos(z)", "z = x*y; sin(z)", "--wrt", "x,y", "--format", "unicode")]
    [InlineData("x*σ(θ₁*x)*(1 - σ(θ₁*x))", "sigmoid(theta1*x)", "--wrt", "theta1", "--format", "unicode")]
    public void The_derivative_is_printed_and_nothing_else(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(args));

    [Theory]
    [InlineData("value = 0.7310585786300049\ndw = 0.3932238664829637", "sigmoid(w*x)", "--wrt", "w", "--at", "w=0.5, x=2")]
    [InlineData("value = 6\ndx = 3\ndy = 2", "x*y", "--wrt", "x,y", "--at", "x=sqrt(4)", "--at", "y=max(1, 3)")]
    [InlineData("value = 8\nd2x = 12", "x^3", "--order", "2", "--at", "x=2")]
    [InlineData("value = inf\ndx = -inf", "1/x", "--at", "x=0")]
    [InlineData("value = nan\ndx = -1", "log(x)", "--at", "x=-1")]
    [InlineData("value = 4\ndz = 4", "z = x + 1; E = z^2", "--wrt", "z", "--at", "x=1")]
    [InlineData("value = 0.1\ndx = 1", "x", "--at", "x=0.1")]
    public void At_a_point_there_are_only_numbers(string expected, params string[] args) => Assert.Equal(expected, CommandLine.Result(args));

    [Fact]
    public void Definitions_of_the_program_stand_above_the_derivatives() => Assert.Equal(
        "s = sigmoid(w*x)\n2*x*s*(1 - s)*(s - y)",
        CommandLine.Result("s = sigmoid(w*x); E = (s - y)^2", "--wrt", "w"));

    [Theory]
    [InlineData(ExitCode.WrongExpression, "sigmod(x)")]
    [InlineData(ExitCode.WrongExpression, "")]
    [InlineData(ExitCode.WrongExpression, "x", "--define", "f(t) = ")]
    [InlineData(ExitCode.Usage, "w*x")]
    [InlineData(ExitCode.Usage, "3")]
    [InlineData(ExitCode.Usage, "x", "--wrt", "sin")]
    [InlineData(ExitCode.Usage, "x", "--wrt", "x,x")]
    [InlineData(ExitCode.Usage, "x", "--wrt", "x,")]
    [InlineData(ExitCode.Usage, "x", "--of", "E")]
    [InlineData(ExitCode.Usage, "w*x", "--wrt", "w", "--at", "w=1")]
    [InlineData(ExitCode.Usage, "x", "--at", "x=y")]
    [InlineData(ExitCode.Usage, "x", "--at", "x")]
    [InlineData(ExitCode.Usage, "x", "--at", "x=1, x=2")]
    [InlineData(ExitCode.Usage, "f(x)", "--opaque", "f(1)", "--at", "x=1")]
    [InlineData(ExitCode.Usage, "x*y", "--wrt", "x,y", "--order", "2")]
    [InlineData(ExitCode.Limit, "x^20", "--order", "17")]
    [InlineData(ExitCode.Limit, "x + 1", "--max-source", "4")]
    [InlineData(ExitCode.Limit, "((((x))))", "--max-nesting", "3")]
    [InlineData(ExitCode.Limit, "x + sin(x) + cos(x)", "--max-nodes", "2")]
    [InlineData(ExitCode.Limit, "x^4", "--order", "3", "--max-order", "2")]
    [InlineData(ExitCode.InputOutput, "no-such-file.sym")]
    public void A_failure_has_its_exit_code_and_prints_no_data(int code, params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_show_the_place_and_what_to_do() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["sigmod(w*x)", "--wrt", "w"], ["sin(x", "--wrt", "x"], ["2x"], ["sigmoid(w*x)"], ["x", "--wrt", "sin"], ["x", "--define", "f(t) = t +"], ["x*y", "--wrt", "x", "--at", "x=1"],
        ["hessian", "x^2*y"], ["jacobian", "x*y"], ["check", "x^2*y", "--at", "x=3, y=2"], ["e^x"], ["π*x"], ["eval", "sin(π)"], ["sqrt(x^2)", "--assume", "x > 1, x < 0"], ["sin(x, 2)"], ["atan2(x)"],
        ["x", "--at", "x=1+"], ["x\n= 3", "--wrt", "x"], ["f(x)", "--opaque", "f(1)", "--at", "x=1"], ["x^20", "--order", "17"],
    }.Select(CommandLine.Session)));

    [Fact]
    public async Task Notes_say_what_is_worth_knowing() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["where(w*x > 0, 1, 0)", "--wrt", "w"], ["y^2", "--wrt", "x"], ["(sign(w*x + b) != y)*1", "--wrt", "w,b"], ["exp(log(x))*x", "--wrt", "x"], ["log(x)/log(x)*x", "--wrt", "x"], ["x^2/x", "--wrt", "x"], ["log(x)", "--wrt", "x"], ["Simplify"], ["--", "Simplify"], ["e^x", "--wrt", "x"],
    }.Select(CommandLine.Session)));

    [Fact]
    public async Task Json_is_the_answer_of_a_batch_indented() => await Support.Verifier.Verify(string.Join('\n', new string[][]
    {
        ["sigmoid(w*x)", "--wrt", "w", "--json", "--at", "w=0.5, x=2"], ["y^2", "--wrt", "x", "--format", "json"], ["foo(x", "--json"], ["x^3", "--order", "2", "--json", "--at", "x=2"],
        ["z = x*y; z*sin(z)", "--wrt", "x", "--json"], ["1/x", "--json", "--at", "x=0"], ["log(x)/log(x)*x", "--json"], ["x^2/x", "--json"], ["log(x)", "--json"],
    }.Select(CommandLine.Session)));

    [Fact]
    public void The_text_is_read_from_standard_input() => Assert.Equal("2*x\n", CommandLine.RunWithInput("# a square\nx^2\n", "-").Output);

    [Fact]
    public void The_text_is_read_from_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sym");
        File.WriteAllText(file, "\uFEFFparam w\ninput x\nE = sin(w*x)\n");
        Assert.Equal("x*cos(w*x)", CommandLine.Result(file));
        File.Delete(file);
    }

    [Fact]
    public void Without_simplification_the_sweep_is_shown()
    {
        Assert.Equal("1/sigmoid(x)*(sigmoid(x)*(1 - sigmoid(x)))", CommandLine.Result("log(sigmoid(x))", "--no-simplify"));
        Assert.Equal("1 - sigmoid(x)", CommandLine.Result("log(sigmoid(x))"));
    }

    [Fact]
    public void The_machine_form_is_shown_on_request() => Assert.Equal("sigmoid(-x)", CommandLine.Result("log(sigmoid(x))", "--show", "machine"));

    [Fact]
    public void A_missing_file_and_a_folder_are_told_in_words()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var place = Path.Combine(folder, "f.sym");
        Directory.CreateDirectory(place);
        Assert.Equal((4, "error: no file 'missing.sym'\n"), (CommandLine.Run("missing.sym").ExitCode, CommandLine.Run("missing.sym").Messages));
        Assert.Equal($"error: {SymDiff.Diagnostics.Excerpt.Quote(place)} is a folder, and a file is expected\n", CommandLine.Run(place).Messages);
        Assert.Equal("error: no file 'missing'\n", CommandLine.Run("batch", "missing").Messages);
        Assert.Equal("error: no file 'missing.csv'\n", CommandLine.Run("eval", "X", "--at", "X=@missing.csv").Messages);
        Assert.Equal("error: no file 'missing.json'\n", CommandLine.Run("eval", "X", "--at", "missing.json").Messages);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Names are looked up among thousands; each look-up through all of them would take minutes here.</summary>
    [Fact]
    public void A_program_with_many_parameters_is_differentiated_by_each()
    {
        const int Count = 20_000;
        var program = string.Concat(Enumerable.Range(0, Count).Select(i => $"param w{i}\n")) + "input x\nE = " + string.Join(" + ", Enumerable.Range(0, Count).Select(i => $"w{i}*x")) + "\n";
        var run = CommandLine.RunWithInput(program, "-", "--timeout", "60");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.StartsWith("dw0 = x\ndw1 = x\n", run.Output, StringComparison.Ordinal);
    }
}
