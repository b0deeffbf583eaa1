using SymDiff.Differentiation;
using SymDiff.Simplification;
using SymDiff.Support;
using SymDiff.Support.Reference.Tensors;

namespace SymDiff.Compiling.Tests;

/// <summary>What must hold for one value of a program on tensors: notation, value, derivatives, the form that people read.</summary>
/// <param name="program">The program.</param>
/// <param name="model">The program, read.</param>
internal sealed class TensorProgramCheck(RandomTensorProgram program, Model model)
{
    private const int Samples = 2;

    /// <summary>Errors relative to the largest number on the way.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Beyond that nothing is compared.</summary>
    private const double Largest = 1e6;

    private readonly Expr[] inputs = [.. model.Inputs.Concat(model.Parameters).Select(name => model[name])];
    private readonly Expr[] wrt = [.. model.Parameters.Select(name => model[name])];

    /// <summary>The problems of one value, the program's or that of a part of it.</summary>
    /// <param name="root">The value.</param>
    /// <param name="withHessian">Whether second derivatives are looked at.</param>
    public IEnumerable<string> Problems(Expr root, bool withHessian)
    {
        if (ReadBack(root) is { } unread) return [unread];
        var raw = Differentiator.Jacobian(root, wrt);
        var people = Derivatives.Jacobian(root, wrt).Roots;
        return [.. Forms(raw, people), .. Values(root, raw, [root, root.Simplify()], people), .. withHessian && root.Shape.Rank == 0 ? SecondOrder(root, raw) : []];
    }

    /// <summary>Whether simplifying the derivatives again changes nothing.</summary>
    public bool IsSettled(Expr root)
    {
        var people = Derivatives.Jacobian(root, wrt).Roots;
        return Pipelines.People(people).Roots.AsSpan().SequenceEqual(people);
    }

    private string? ReadBack(Expr node)
    {
        var options = new BindingOptions { Declarations = [.. inputs.Select(input => input.VariableName + (input.Shape.Rank > 0 ? $"{input.Shape}" : ""))] };
        var again = Expr.Parse(node.ToString(), options);
        return again == node ? null : $"reads back as {again}: {node}";
    }

    private IEnumerable<string> Forms(Expr[] raw, Expr[] people)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            if (!raw[i].Shape.Equals(people[i].Shape)) yield return $"shape {raw[i].Shape} became {people[i].Shape}: {people[i]}";
            if (ReadBack(people[i]) is { } unread) yield return unread;
        }
    }

    /// <summary>Fused loops against the kernels that compute node by node.</summary>
    public IEnumerable<string> LoopProblems(Expr root)
    {
        var function = Machine(root, Differentiator.Jacobian(root, wrt));
        for (var number = 0; number < Samples; number++)
        {
            var at = program.Sample(inputs, number);
            var tangents = new TensorTangents(at, program.Direction(wrt, at));
            var (value, tangent) = tangents.Evaluate(root);
            if (!IsUsable(value, tangent, tangents)) continue;
            foreach (var problem in Differences("fused", Loops.Evaluate(function, Given(at)), function.Evaluate(Given(at)), tangents.Largest)) yield return $"sample {number}: {problem}";
        }
    }

    private TensorFunction Machine(Expr root, Expr[] raw) => TensorFunction.OfMachineForm(MachineGraphs.TensorValues([root, .. raw]), inputs);

    private Dictionary<string, Tensor> Given(TensorReference at) =>
        inputs.ToDictionary(input => input.VariableName!, input => new Tensor(at[input.VariableName!].Shape, at[input.VariableName!].Entries));

    private static IEnumerable<string> Differences(string what, Tensor[] got, Tensor[] want, double scale)
    {
        for (var i = 0; i < want.Length; i++)
            if (Difference(got[i].Values, want[i].Values, scale) is { } wrong) yield return $"{what}, output {i}: {wrong}";
    }

    private IEnumerable<string> Values(Expr root, Expr[] raw, Expr[] values, Expr[] people)
    {
        Expr[] outputs = [.. values, .. raw, .. people];
        var (function, machine) = (TensorFunction.OfMachineForm(outputs, inputs), Machine(root, raw));
        for (var number = 0; number < Samples; number++)
        {
            var at = program.Sample(inputs, number);
            var direction = program.Direction(wrt, at);
            var tangents = new TensorTangents(at, direction);
            var (value, tangent) = tangents.Evaluate(root);
            if (!IsUsable(value, tangent, tangents)) continue;
            var got = function.Evaluate(Given(at));
            for (var i = 0; i < values.Length; i++)
                if (Difference(got[i].Values, value.Entries, tangents.Largest) is { } wrong) yield return $"sample {number}: value {i}, {values[i]}: {wrong}";
            var slopes = got.AsSpan(values.Length, wrt.Length).ToArray();
            if (Difference(Along(slopes, direction, value), tangent.Entries, tangents.Largest) is { } slope) yield return $"sample {number}: derivative {string.Join(" and ", raw.AsEnumerable())}: {slope}";
            for (var i = 0; i < wrt.Length; i++)
                if (Difference(got[values.Length + wrt.Length + i].Values, slopes[i].Values, tangents.Largest) is { } form) yield return $"sample {number}: {raw[i]} became {people[i]}: {form}";
            Tensor[] plain = [got[0], .. slopes];
            foreach (var problem in Differences("machine form, fused", Loops.Evaluate(machine, Given(at)), plain, tangents.Largest)) yield return $"sample {number}: {problem}";
        }
    }

    /// <summary>Hessians against forward differentiation of the gradient; and their symmetry.</summary>
    private IEnumerable<string> SecondOrder(Expr root, Expr[] gradient)
    {
        Expr[][] hessian = [.. gradient.Select(part => Differentiator.Jacobian(part, wrt))];
        Expr[] people = [.. hessian.SelectMany(row => row).Select(block => block.Simplify())];
        var function = TensorFunction.OfMachineForm([.. hessian.SelectMany(row => row), .. people], inputs);
        for (var number = 0; number < Samples; number++)
        {
            var at = program.Sample(inputs, number);
            var direction = program.Direction(wrt, at);
            if (!IsUsable(root, at, direction)) continue;
            var got = function.Evaluate(Given(at));
            for (var i = 0; i < wrt.Length; i++)
            {
                // a branch that is dead twice over may leave NaN in the second derivative, and then the forward one has it too
                var tangents = new TensorTangents(at, direction);
                var (value, tangent) = tangents.Evaluate(gradient[i]);
                if (!IsUsable(value, tangent, tangents)) continue;
                var row = got.AsSpan(i * wrt.Length, wrt.Length).ToArray();
                if (Difference(Along(row, direction, value), tangent.Entries, tangents.Largest) is { } wrong) yield return $"sample {number}: Hessian {string.Join(" and ", hessian[i].AsEnumerable())}: {wrong}";
                for (var j = 0; j < wrt.Length; j++)
                {
                    if (IsUsable(gradient[j], at, direction) && Difference(Transposed(got[(j * wrt.Length) + i], value.Entries.Length), row[j].Values, tangents.Largest) is { } skew) yield return $"sample {number}: Hessian not symmetric: {skew}";
                    if (Difference(got[(wrt.Length * wrt.Length) + (i * wrt.Length) + j].Values, row[j].Values, tangents.Largest) is { } form)
                        yield return $"sample {number}: {hessian[i][j]} became {people[(i * wrt.Length) + j]}: {form}";
                }
            }
        }
    }

    /// <summary>The Jacobians times the direction.</summary>
    private double[] Along(Tensor[] jacobians, Dictionary<string, DenseArray> direction, DenseArray value)
    {
        var result = new double[value.Entries.Length];
        for (var k = 0; k < wrt.Length; k++)
        {
            var move = direction[wrt[k].VariableName!].Entries;
            for (var i = 0; i < result.Length; i++)
                for (var j = 0; j < move.Length; j++) result[i] += jacobians[k].Values[(i * move.Length) + j] * move[j];
        }
        return result;
    }

    private static double[] Transposed(Tensor block, int columns)
    {
        var rows = block.Values.Length / columns;
        var result = new double[block.Values.Length];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++) result[(j * rows) + i] = block.Values[(i * columns) + j];
        return result;
    }

    private static bool IsUsable(Expr root, TensorReference at, Dictionary<string, DenseArray> direction)
    {
        var tangents = new TensorTangents(at, direction);
        var (value, tangent) = tangents.Evaluate(root);
        return IsUsable(value, tangent, tangents);
    }

    private static bool IsUsable(DenseArray value, DenseArray tangent, TensorTangents tangents) =>
        !tangents.HasNearTie && tangents.Largest < Largest && value.Entries.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) < 0 && tangent.Entries.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) < 0;

    private static string? Difference(ReadOnlySpan<double> got, ReadOnlySpan<double> want, double scale)
    {
        if (got.Length != want.Length) return $"{got.Length} entries for {want.Length}";
        for (var i = 0; i < got.Length; i++)
            if (!(Math.Abs(got[i] - want[i]) <= Tolerance * scale)) return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"entry {i} is {got[i]:R}, want {want[i]:R}");
        return null;
    }
}
