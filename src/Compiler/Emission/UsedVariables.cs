using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>The variables that occur in code.</summary>
internal sealed class UsedVariables : ExpressionVisitor
{
    private readonly HashSet<ParameterExpression> found = [];

    /// <summary>Whether a variable occurs in what was visited.</summary>
    public bool Contains(ParameterExpression variable) => found.Contains(variable);

    protected override Expression VisitParameter(ParameterExpression node)
    {
        found.Add(node);
        return node;
    }
}
