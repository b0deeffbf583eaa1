namespace SymDiff.Compiling;

/// <summary>A loss of numbers without data.</summary>
internal sealed class PointLoss(Expr loss, FitRoles roles, FitOptions options) : Objective
{
    private readonly string[] names = [.. roles.Inputs.Select(input => input.VariableName!)];
    private readonly string[] parameters = [.. roles.Parameters.Select(parameter => parameter.VariableName!)];
    private readonly double[] point = [.. roles.Parameters.Select(_ => 0.0), .. roles.Fixed.Select(input => options.Fixed[input.VariableName!].Values[0])];
    private ValueAndGradient? withGradient;
    private ValueGradientAndHessian? withHessian;

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        at.CopyTo(point);
        return (withGradient ??= loss.CompileValueAndGradient(names, parameters))(point, gradient);
    }

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, int first, int count) => Evaluate(at, gradient);

    public override double Evaluate(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian)
    {
        at.CopyTo(point);
        return (withHessian ??= loss.CompileValueGradientAndHessian(names, parameters))(point, gradient, hessian);
    }
}
