using System.Linq.Expressions;
using SymDiff.Compiling;

namespace SymDiff;

/// <summary>C# lambdas in, expression trees out.</summary>
public static class LambdaExtensions
{
    extension(Expr)
    {
        /// <summary>
        /// Reads a formula written in C#: <c>Expr.From((double t, double s) =&gt; Math.Exp(-t*t/s))</c>. Parameters become variables of their names,
        /// captured values literals, <c>a ? b : c</c> becomes <c>where</c>.
        /// </summary>
        /// <param name="lambda">Arithmetic, comparisons, connectives, conditionals and functions of <see cref="Math"/> over parameters of type double.</param>
        /// <exception cref="SymDiffException">Something else occurs in the lambda (SD3011); the message names it.</exception>
        public static Expr From(LambdaExpression lambda)
        {
            ArgumentNullException.ThrowIfNull(lambda);
            return new LambdaReader(lambda).Read();
        }
    }

    /// <summary>
    /// The expression tree of what <see cref="CompileExtensions.Compile{TDelegate}(Expr, ReadOnlySpan{string})"/> compiles; parameters have the variables' names.
    /// </summary>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="names">The variable that each parameter stands for.</param>
    /// <exception cref="SymDiffException">
    /// The type does not fit the names (SD3004), a variable is missing (SD3002), a name is repeated (SD3003), or a function has no value (SD3001).
    /// </exception>
    public static Expression<TDelegate> ToLambda<TDelegate>(this Expr expression, params ReadOnlySpan<string> names)
        where TDelegate : Delegate => expression.ToLambda<TDelegate>(FunctionBindings.None, names);

    /// <inheritdoc cref="ToLambda{TDelegate}(Expr, ReadOnlySpan{string})"/>
    /// <param name="expression">A scalar expression.</param>
    /// <param name="functions">Values of the functions that the expression only names.</param>
    /// <param name="names">The variable that each parameter stands for.</param>
    public static Expression<TDelegate> ToLambda<TDelegate>(this Expr expression, FunctionBindings functions, params ReadOnlySpan<string> names)
        where TDelegate : Delegate
    {
        if (DelegateShape.ArityOf(typeof(TDelegate)) != names.Length) throw CompileErrors.Unsuitable(typeof(TDelegate), names.Length);
        var schedule = ScheduleBuilder.Build(MachineGraphs.Values([expression]), names, functions);
        return FunctionFactory.Lambda<TDelegate>(schedule, names.ToArray());
    }
}
