using SymDiff.Compiling;

namespace SymDiff.Support.Reference;

/// <summary>Values in double of a graph as it stands, without any pass over it.</summary>
internal sealed class AsWritten(Expr root, IReadOnlyList<string> names)
{
    private readonly Interpreter program = new(ScheduleBuilder.Build([root], [.. names], FunctionBindings.None));

    public double At(IReadOnlyDictionary<string, double> point)
    {
        Span<double> result = stackalloc double[1];
        program.Results([.. names.Select(name => point[name])], result);
        return result[0];
    }
}
