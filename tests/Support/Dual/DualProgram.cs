using SymDiff.Parsing;

namespace SymDiff.Support;

/// <summary>
/// A program evaluated on hyper-dual numbers straight from its syntax: the reference that derivatives are checked against. It shares the parser with
/// what it checks and nothing below it.
/// </summary>
internal sealed class DualProgram
{
    // what people type, written out plainly
    private static readonly Dictionary<string, FunctionStatement> Composites = Functions(Read(
        """
        relu(x) = max(0, x)
        leaky_relu(x, a) = where(x > 0, x, a*x)
        elu(x, a) = where(x > 0, x, a*expm1(x))
        silu(x) = x*sigmoid(x)
        gelu(x) = x*(1 + erf(x/sqrt(2)))/2
        mish(x) = x*tanh(softplus(x))
        softsign(x) = x/(1 + abs(x))
        hard_tanh(x) = min(max(x, -1), 1)
        clip(x, a, b) = min(max(x, a), b)
        log_sigmoid(x) = -softplus(-x)
        logit(p) = log(p/(1 - p))
        ln(x) = log(x)
        log2(x) = log(x)/log(2)
        log10(x) = log(x)/log(10)
        exp2(x) = 2^x
        pow(x, y) = x^y
        sec(x) = 1/cos(x)
        csc(x) = 1/sin(x)
        cot(x) = cos(x)/sin(x)
        arcsin(x) = asin(x)
        arccos(x) = acos(x)
        arctan(x) = atan(x)
        sgn(x) = sign(x)
        heaviside(x) = step(x)
        gamma(x) = exp(lgamma(x))
        """));

    private readonly ProgramSyntax program;
    private readonly Dictionary<string, FunctionStatement> functions;

    private DualProgram(ProgramSyntax program)
    {
        this.program = program;
        functions = new(Composites);
        foreach (var (name, function) in Functions(program)) functions[name] = function;
    }

    /// <inheritdoc cref="StochasticRounding.IsTextbook"/>
    private bool IsTextbook { get; init; }

    /// <summary>Reads a program or an expression.</summary>
    public static DualProgram Parse(string text, bool isTextbook = false) => new(Read(text)) { IsTextbook = isTextbook };

    /// <summary>The value at a point.</summary>
    public double Value(IReadOnlyDictionary<string, double> at) => Run(at, null, null, null).Value;

    /// <summary>The first partial derivatives.</summary>
    public double[] Gradient(IReadOnlyDictionary<string, double> at, IReadOnlyList<string> variables, Random? noise = null) =>
        [.. variables.Select(name => Run(at, name, null, noise).First)];

    /// <summary>The second partial derivative.</summary>
    public double Second(IReadOnlyDictionary<string, double> at, string first, string second, Random? noise = null) => Run(at, first, second, noise).Mixed;

    /// <summary>
    /// Everything at once, seeded in the direction of one or two variables. With <paramref name="noise"/>, rounded stochastically.
    /// </summary>
    public Dual Run(IReadOnlyDictionary<string, double> at, string? first, string? second, Random? noise)
    {
        var names = at.ToDictionary(item => item.Key, item => Dual.Variable(item.Value, item.Key == first, item.Key == second));
        var evaluator = new DualEvaluator(functions, new StochasticRounding(noise) { IsTextbook = IsTextbook });
        var result = default(Dual);
        foreach (var statement in program.Statements)
        {
            if (statement is DefinitionStatement definition) names[definition.Name.Text] = result = evaluator.Run(definition.Body, names);
            else if (statement is ExpressionStatement expression) result = evaluator.Run(expression.Value, names);
        }
        return result;
    }

    private static ProgramSyntax Read(string text) => SyntaxReader.Read(text, Limits.Default);

    private static Dictionary<string, FunctionStatement> Functions(ProgramSyntax program) =>
        program.Statements.OfType<FunctionStatement>().ToDictionary(function => function.Name.Text);
}
