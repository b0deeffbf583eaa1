using SymDiff.Benchmarks.Baselines;
using static SymDiff.Benchmarks.Baselines.Perceptron;

namespace SymDiff.Benchmarks;

/// <summary>A network 784-128-10 with a batch of 64 in single precision, value and all gradients: against C# by hand with the same products, and against NumPy.</summary>
internal static class PerceptronRows
{
    private const double Tolerance = 1e-4;

    public static void Run()
    {
        Comparison.Head("network 784-128-10, batch of 64, value and all gradients, float");
        var numbers = new Numbers(1);
        Memory<float> x = numbers.NormalFloats(Batch * Inputs), t = numbers.OneHot(Batch, Classes);
        Memory<float> w1 = numbers.NormalFloats(Inputs * Hidden, 0.05), b1 = numbers.NormalFloats(Hidden, 0.1);
        Memory<float> w2 = numbers.NormalFloats(Hidden * Classes, 0.1), b2 = numbers.NormalFloats(Classes, 0.1);
        Memory<float> dw1 = Numbers.Zeros<float>(Inputs * Hidden), db1 = Numbers.Zeros<float>(Hidden), dw2 = Numbers.Zeros<float>(Hidden * Classes), db2 = Numbers.Zeros<float>(Classes);
        var byHand = new Perceptron();
        float Step() => byHand.Run(x.Span, t.Span, w1.Span, b1.Span, w2.Span, b2.Span, dw1.Span, db1.Span, dw2.Span, db2.Span);
        double[] results = [Step(), .. Doubles(dw1), .. Doubles(db1), .. Doubles(dw2), .. Doubles(db2)];
        using var numPy = NumPyStep.Start("Baselines/Networks/perceptron.py", x, t, w1, b1, w2, b2);
        if (numPy is null) Table.Row("against NumPy", "", "", "", "", "not measured: there is no Python with NumPy");
        else
        {
            Comparison.AssertSame("NumPy", Tolerance, [.. numPy.Results.Select(number => (double)number)], results);
            Comparison.Row($"hand-written C# against {numPy.Version}", Comparison.Calls(() => Step()), numPy.Run, Target.None);
        }
    }

    private static IEnumerable<double> Doubles(Memory<float> numbers) => numbers.ToArray().Select(number => (double)number);
}
