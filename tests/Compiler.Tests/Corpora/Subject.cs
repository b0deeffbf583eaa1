namespace SymDiff.Compiling.Tests;

/// <summary>What the program makes of an expression: value, gradient and, if wanted, Hessian, compiled and interpreted from one schedule.</summary>
internal sealed class Subject
{
    private readonly SpanFunction compiled;
    private readonly SpanFunction interpreted;
    private readonly int outputs;
    private readonly int count;

    public Subject(Expr expression, string[] variables, bool withHessian)
    {
        Expr[] wrt = [.. variables.Select(name => Expr.Variable(name))];
        var roots = withHessian ? MachineGraphs.ValueGradientAndHessian(expression, wrt) : MachineGraphs.ValueAndGradient(expression, wrt);
        var schedule = Compiled.Schedule(roots, variables);
        (compiled, interpreted) = (Compiled.Spans(schedule, interpret: false), Compiled.Spans(schedule, interpret: true));
        (outputs, count) = (roots.Length, variables.Length);
    }

    /// <summary>All results at a point.</summary>
    public double[] At(double[] point)
    {
        var results = new double[outputs];
        compiled(point, results);
        return results;
    }

    /// <summary>Whether compiled and interpreted results are the same to the bit.</summary>
    public bool AgreesWithInterpreter(double[] point) => Compiled.Bits(compiled, point, outputs).AsSpan().SequenceEqual(Compiled.Bits(interpreted, point, outputs));

    /// <summary>Place of a first derivative among the results.</summary>
    public static int First(int variable) => 1 + variable;

    /// <summary>Place of a second derivative among the results.</summary>
    public int Second(int row, int column) => 1 + count + (row * count) + column;
}
