namespace SymDiff.Compiling;

/// <summary>Gradient descent with momentum.</summary>
internal sealed record GradientDescent : DescentMethod
{
    public GradientDescent(double rate, double momentum)
        : base("gd", rate) =>
        Momentum = momentum is >= 0 and < 1 ? momentum : throw FitErrors.BadSetting("the momentum", momentum, "a number from 0 to below 1");

    public double Momentum { get; }

    protected override Action<double[], double[]> CreateUpdate(int count)
    {
        var velocity = new double[count];
        return (at, gradient) =>
        {
            for (var i = 0; i < at.Length; i++) at[i] += velocity[i] = (Momentum * velocity[i]) - (Rate * gradient[i]);
        };
    }
}
