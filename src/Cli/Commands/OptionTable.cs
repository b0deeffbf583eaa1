namespace SymDiff.Cli;

/// <summary>Every option, in the order of the help.</summary>
internal static class OptionTable
{
    public static readonly OptionSpec Wrt = new("--wrt", "NAMES", "variables to differentiate by: w,x", true);
    public static readonly OptionSpec Order = new("--order", "K", "the K-th derivative, by one variable");
    public static readonly OptionSpec Of = new("--of", "NAME", "the definition of a program that is meant; the output if left out");
    public static readonly OptionSpec Declare = new("--declare", "VARIABLES", "variables with the lengths of their axes: \"W[2,3], x[n]\"", true);
    public static readonly OptionSpec Define = new("--define", "DEFINITION", "a definition before the expression: \"f(t) = t^2\", \"a = 3\"", true);
    public static readonly OptionSpec Opaque = new("--opaque", "FUNCTIONS", "functions that are only named, with their number of arguments: \"f(1), l(2)\"", true);
    public static readonly OptionSpec Assume = new("--assume", "CONDITIONS", "what holds: \"x > 0, 0 < p < 1\"", true);
    public static readonly OptionSpec Syntax = new(
        "--syntax", "NOTATION", "standard (default), or matlab: * is the product of matrices, .* elementwise") { Words = [Dialects.Standard, Dialects.Matlab] };
    public static readonly OptionSpec Without = new("--without", "RULES", "rules of simplification that are not used", true);
    public static readonly OptionSpec At = new("--at", "POINT", "numbers at a point instead of text: \"w=0.5, x=[1, 2], X=@data.csv\"; or a file of fit --save", true);
    public static readonly OptionSpec Cotangent = new("--cotangent", "VALUE", "where the sweep starts, of the value's shape: \"[1, 0]\"; ones if left out");
    public static readonly OptionSpec Tangent = new("--tangent", "POINT", "the direction, as for --at: \"x=[1, 0]\"", true);
    public static readonly OptionSpec With = new("--with", "REPLACEMENTS", "what stands in the place of variables: \"x=t+1, y=2\"", true);
    public static readonly OptionSpec About = new("--about", "POINT", "where a series starts: \"u=0, x=pi/2\"; 0 for the only variable if left out", true);
    public static readonly OptionSpec Degree = new("--order", "K", "highest power of a series (5)");
    public static readonly OptionSpec Sizes = new("--sizes", "SIZES", "the lengths of axes that have names; of a list, each makes a row: \"m=5, n=[10, 100]\"", true);
    public static readonly OptionSpec Budget = new("--budget", "BYTES", "memory for intermediate values, such as 64K; the least possible if left out");
    public static readonly OptionSpec Format = new(
        "--format", "FORMAT", "text (default), unicode, latex or json") { Words = [Formats.Text, Formats.Unicode, Formats.Latex, Formats.Json] };
    public static readonly OptionSpec Picture = new(
        "--format", "FORMAT", "text (default: a tree), dot, mermaid, or svg (drawn by Graphviz)") { Words = [Formats.Text, "dot", "mermaid", "svg"] };
    public static readonly OptionSpec Json = new("--json", null, "short for --format json");
    public static readonly OptionSpec NoSimplify = new("--no-simplify", null, "the derivative as the sweep leaves it");
    public static readonly OptionSpec Show = new("--show", "GRAPH", "machine: the graph that is evaluated, instead of the form for people") { Words = ["machine"] };
    public static readonly OptionSpec Steps = new(
        "--steps", "DETAIL", "how the derivative comes about: --steps or --steps=brief; also with --format markdown") { Alone = "full", Words = ["full", "brief"] };
    public static readonly OptionSpec Plot = new("--plot", "RANGE", "draws the value and its derivative over a variable: x=-5..5");
    public static readonly OptionSpec Strict = new("--strict", null, "equal only where both are defined counts as different (exit code 10)");
    public static readonly OptionSpec Table = new("--data", "FILE", "a table whose first line names the columns; they are bound to inputs of the same name");
    public static readonly OptionSpec Response = new(
        "--response", "COLUMN", "the column that the expression is the model of, or an expression of columns; if left out, the expression is the loss");
    public static readonly OptionSpec Params = new("--params", "VALUES", "where to start: \"b1=1, b2=2\", or a file of --save", true);
    public static readonly OptionSpec Method = new(
        "--method", "METHOD", "lm (default with --response), bfgs (default without), lbfgs, newton, gd or adam") { Words = ["lm", "bfgs", "lbfgs", "newton", "gd", "adam"] };
    public static readonly OptionSpec Rate = new("--rate", "NUMBER", "learning rate of gd (0.01) and adam (0.001)");
    public static readonly OptionSpec Momentum = new("--momentum", "NUMBER", "how much of a step gd repeats in the next (0)");
    public static readonly OptionSpec Stop = new("--stop", "NUMBER", "relative change of the loss at which to stop (1e-12)");
    public static readonly OptionSpec MaxSteps = new("--max-steps", "N", "most steps (10000 of gd and adam, 1000 of the others)");
    public static readonly OptionSpec Made = new(
        "--inputs", "EXPRESSIONS", "inputs that are made of columns: \"X=[a, b], Y=[kind==0, kind==1]\", or \"X=a..d\" for neighbours", true);
    public static readonly OptionSpec Lengths = new("--sizes", "SIZES", "lengths of axes that the data do not tell: \"h=3\"", true);
    public static readonly OptionSpec Seed = new("--seed", "N", "draws the parameters that have no starting value, normal with variance 1/fan-in");
    public static readonly OptionSpec Starts = new("--restarts", "N", "fits from N seeds, one after the other, and keeps the best");
    public static readonly OptionSpec BatchSize = new("--batch-size", "ROWS", "gd and adam: rows for one change of the parameters; a step is a pass over the data, in a new order");
    public static readonly OptionSpec History = new("--history", "FILE", "writes the loss after each step to a table");
    public static readonly OptionSpec Save = new("--save", "FILE", "writes the parameters to a file that --params reads");
    public static readonly OptionSpec Charts = new("--plot", null, "draws the loss over the steps, and data and model over the only column");
    public static readonly OptionSpec Result = new("--json", null, "the result as JSON");
    public static readonly OptionSpec Timeout = new("--timeout", "SECONDS", "give up after this time (exit code 3)");
    public static readonly OptionSpec MaxSource = new("--max-source", "N", "longest text in characters (4000000; none)");
    public static readonly OptionSpec MaxNesting = new("--max-nesting", "N", "deepest nesting of brackets, signs and exponents (256; at most 100000)");
    public static readonly OptionSpec MaxNodes = new("--max-nodes", "N", "most nodes of a graph (10000000; none)");
    public static readonly OptionSpec MaxOrder = new("--max-order", "N", "highest order of differentiation (16; none)");
    public static readonly OptionSpec MaxElements = new("--max-elements", "N", "most elements of one tensor (100000000; none)");

    /// <summary>How the text is read.</summary>
    public static IReadOnlyList<OptionSpec> Reading { get; } = [Declare, Define, Opaque, Assume, Syntax];

    /// <summary>When to give up.</summary>
    public static IReadOnlyList<OptionSpec> Refusals { get; } = [Timeout, MaxSource, MaxNesting, MaxNodes, MaxOrder, MaxElements];

    /// <summary>The limits that a command line sets.</summary>
    public static Limits ReadLimits(ParsedArguments arguments) => new()
    {
        MaxSource = arguments.Count(MaxSource, Limits.Default.MaxSource, Limits.None.MaxSource, hasNone: true),
        MaxNesting = arguments.Count(MaxNesting, Limits.Default.MaxNesting, Limits.None.MaxNesting, hasNone: true),
        MaxNodes = arguments.Count(MaxNodes, Limits.Default.MaxNodes, Limits.None.MaxNodes, hasNone: true),
        MaxOrder = arguments.Count(MaxOrder, Limits.Default.MaxOrder, Limits.None.MaxOrder, hasNone: true),
        MaxElements = arguments.Count(MaxElements, Limits.Default.MaxElements, Limits.None.MaxElements, hasNone: true),
    };

    /// <summary>The definitions and limits that a command line sets.</summary>
    public static BindingOptions ReadBinding(ParsedArguments arguments) => new()
    {
        Limits = ReadLimits(arguments),
        Syntax = Dialects.Find(arguments.Choice(Syntax))!.Value,
        Declarations = arguments.All(Declare),
        Definitions = arguments.All(Define),
        Opaque = arguments.All(Opaque),
        Assumptions = arguments.All(Assume),
    };
}
