using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>What is what in a fit.</summary>
/// <param name="Output">The loss, or the model of the response.</param>
/// <param name="Response">What the output should be; null for a loss.</param>
/// <param name="Parameters">What is fitted.</param>
/// <param name="Columns">Variables that are columns.</param>
/// <param name="Fixed">Variables with a value that stays.</param>
internal sealed record FitRoles(Expr Output, Expr? Response, IReadOnlyList<Expr> Parameters, IReadOnlyList<Expr> Columns, IReadOnlyList<Expr> Fixed)
{
    /// <summary>Whether every value is a number, so that the output is a formula of one row.</summary>
    public bool IsRowWise => ScalarGraph.Is(Difference) && Parameters.All(node => node.Shape.Rank == 0);

    /// <summary>The loss, or response minus model.</summary>
    public Expr Difference => Response is null ? Output : Response - Output;

    /// <summary>All variables.</summary>
    public Expr[] Inputs => [.. Parameters, .. Columns, .. Fixed];

    /// <summary>Finds the roles.</summary>
    public static FitRoles Of(Expr output, Model? model, DataTable? data, FitOptions options)
    {
        var response = options.Response is { } text ? ReadResponse(text, output.Shape, data) : null;
        var declared = model?.Parameters ?? [];
        var occurring = TensorFunction.Variables(response is null ? [output] : [output, response]).ToList();
        var variables = Variables(occurring, model).FindAll(variable => occurring.Contains(variable)
            || HasValue(variable.VariableName!) || (options.Of is null && declared.Contains(variable.VariableName!)));
        var names = variables.ConvertAll(variable => variable.VariableName!);
        var parameters = variables.FindAll(variable => declared.Count > 0 ? declared.Contains(variable.VariableName!) : IsFree(variable.VariableName!));
        var own = parameters.ConvertAll(parameter => parameter.VariableName!);
        if (own.Count == 0) throw FitErrors.NoParameters();
        if (options.Start.Keys.FirstOrDefault(name => !own.Contains(name)) is { } unknown) throw FitErrors.UnknownParameter(unknown, own);
        if (options.Fixed.Keys.FirstOrDefault(name => !names.Contains(name)) is { } useless) throw FitErrors.UnknownVariable(useless, names);
        if (options.Inputs.Keys.FirstOrDefault(name => !names.Contains(name) || own.Contains(name) || options.Fixed.ContainsKey(name)) is { } odd)
            throw FitErrors.UnknownVariable(odd, names.Except(own).Except(options.Fixed.Keys));
        var others = variables.FindAll(variable => !own.Contains(variable.VariableName!));
        var isFixed = others.ToLookup(variable => options.Fixed.ContainsKey(variable.VariableName!));
        return new(output, response, parameters, [.. isFixed[false]], [.. isFixed[true]]);

        bool HasValue(string name) => options.Start.ContainsKey(name) || options.Fixed.ContainsKey(name) || options.Inputs.ContainsKey(name) || data?.Contains(name) == true;

        bool IsFree(string name) => options.Start.ContainsKey(name) || !(HasValue(name) || model?.Inputs.Contains(name) == true);
    }

    /// <summary>The variables that occur, and those that are declared: their sizes may be needed where they themselves are not.</summary>
    private static List<Expr> Variables(List<Expr> found, Model? model)
    {
        var declared = model is null ? [] : model.Parameters.Concat(model.Inputs).Select(name => model[name]);
        return [.. declared.Concat(found).Distinct()];
    }

    /// <summary>Its variables are columns, of the shape of the model's value.</summary>
    private static Expr ReadResponse(string text, Shape shape, DataTable? data)
    {
        if (data is null) throw FitErrors.NoData(text);
        var read = data.Contains(text) ? Expr.Variable(text) : Expr.Parse(text);
        foreach (var name in read.FreeVariables())
            if (!data.Contains(name)) throw FitErrors.MissingColumn(name, data.Names);
        var response = shape.Rank == 0 ? read : Expr.Parse(text, new() { Declarations = [.. read.FreeVariables().Select(name => name + shape)] });
        return shape.Equals(Shape.Broadcast(response.Shape, shape)) ? response : throw FitErrors.WrongResponse(text, response.Shape, shape);
    }
}
