using System.Text;

namespace SymDiff.Benchmarks;

/// <summary>Long texts in the part of the language that is arithmetic and calls: a sum of terms as they stand in formulas of physics.</summary>
internal sealed class Formulas(int seed)
{
    private const int Deepest = 4;
    private static readonly string[] Names = ["x", "y", "z", "t", "alpha", "omega", "theta", "mass", "k1", "k2", "velocity", "x_12"];
    private static readonly string[] Functions = ["sin", "cos", "exp", "log", "sqrt", "tanh", "sigmoid"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    /// <summary>A formula of at least this many characters.</summary>
    public static string Write(int length)
    {
        var formulas = new Formulas(1);
        formulas.Term(0);
        while (formulas.text.Length < length)
        {
            formulas.text.Append(formulas.random.Next(3) == 0 ? " - " : " + ");
            formulas.Term(0);
        }
        return formulas.text.ToString();
    }

    private void Sum(int depth)
    {
        if (random.Next(5) == 0) text.Append('-');
        Term(depth);
        for (var i = random.Next(3); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? " - " : " + ");
            Term(depth);
        }
    }

    private void Term(int depth)
    {
        Power(depth);
        for (var i = random.Next(3); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? '/' : '*');
            Power(depth);
        }
    }

    private void Power(int depth)
    {
        Operand(depth);
        if (random.Next(6) == 0) text.Append('^').Append(2 + random.Next(3));
    }

    private void Operand(int depth)
    {
        switch (random.Next(depth < Deepest ? 8 : 5))
        {
            case 0:
                text.Append(random.Next(1, 100));
                break;
            case 1:
                text.Append(random.Next(10)).Append('.').Append(random.Next(1, 1000));
                break;
            case 2 or 3 or 4:
                text.Append(Names[random.Next(Names.Length)]);
                break;
            case 5:
                Brackets("", depth);
                break;
            default:
                Brackets(Functions[random.Next(Functions.Length)], depth);
                break;
        }
    }

    private void Brackets(string head, int depth)
    {
        text.Append(head).Append('(');
        Sum(depth + 1);
        text.Append(')');
    }
}
