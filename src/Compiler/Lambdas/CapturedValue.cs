using System.Linq.Expressions;
using System.Numerics;

namespace SymDiff.Compiling;

/// <summary>Parts of a lambda without its parameters, such as captured variables and integer arithmetic: C# computes them, and their value is a literal.</summary>
internal static class CapturedValue
{
    /// <summary>The literal that the code evaluates to.</summary>
    /// <exception cref="SymDiffException">The code depends on a parameter, or its value is not a number.</exception>
    public static Expr Of(Expression code)
    {
        var value = code is ConstantExpression constant ? constant.Value
            : IsClosed(code) ? Expression.Lambda<Func<object?>>(Expression.Convert(code, typeof(object))).Compile(preferInterpretation: true)()
            : throw CompileErrors.NotAFormula(code);
        return value switch
        {
            double number => number,
            float number => (double)number,
            bool truth => truth ? 1 : 0,
            sbyte or byte or short or ushort or int or uint or long or ulong => Expr.Constant(Number.FromInteger((BigInteger)Convert.ToDecimal(value, null))),
            _ => throw CompileErrors.NotAFormula(code),
        };
    }

    private static bool IsClosed(Expression code)
    {
        if (code.Type == typeof(void)) return false;
        var search = new ParameterSearch();
        search.Visit(code);
        return !search.Found;
    }

    private sealed class ParameterSearch : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }
    }
}
