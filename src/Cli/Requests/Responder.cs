using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Answers requests: reads the text, differentiates it for people and for the machine.</summary>
internal static class Responder
{
    /// <summary>The answer.</summary>
    /// <exception cref="RequestException">The request is wrong.</exception>
    /// <exception cref="SymDiffException">The expression is wrong.</exception>
    /// <exception cref="LimitException">A limit is reached.</exception>
    public static Answer Respond(Request request)
    {
        Check(request);
        request.Options.Limits.CheckOrder(request.Order ?? 1);
        var model = Model.Parse(request.Text, request.Options);
        var subject = new Subject(model, request);
        if (request.Mode.NeedsNumber && subject.Original.Shape.Rank > 0) throw subject.NoNumber();
        if (request.Order is not null && subject.Names.Count > 1)
            throw new RequestException(RequestCodes.Mode, "an order needs one variable", "name one; for mixed second derivatives ask for the Hessian");
        var answer = new Answer
        {
            Advice = model.Notes, Mode = request.Mode, AreNumbers = Array.TrueForAll(subject.Wrt, variable => variable.Shape.Rank == 0),
            Order = request.Order ?? 1, Keys = subject.Names, TakenNames = subject.TakenNames,
        };
        if (request.WantsText && request.Mode.NeedsVariables) answer = WithText(answer, request, subject);
        return request.At is null ? answer : WithNumbers(answer, Fitted(request, subject), subject);
    }

    private static void Check(Request request)
    {
        if (request.Order is not null && !request.Mode.HasOrders)
            throw new RequestException(RequestCodes.Mode, $"the mode '{request.Mode.Name}' has no orders", $"ask for the mode '{Mode.Gradient.Name}'");
        if (request.At is null && !request.Mode.NeedsVariables)
            throw new RequestException(RequestCodes.MissingField, $"the mode '{request.Mode.Name}' needs a point", "give the values of all variables as 'at'");
    }

    private static Answer WithText(Answer answer, Request request, Subject subject)
    {
        var derived = request.ShowMachine ? MachineText(request, subject) : PeopleText.Of(request, subject);
        return answer with
        {
            Derivative = derived.Entries,
            Conditions = derived.Conditions,
            Removable = derived.Removable,
            NamedNodes = subject.NamedNodes(request.Simplify),
            Notes = [.. Remarks.On(subject, derived.First), .. derived.IsExhausted ? [Remarks.Exhausted] : Array.Empty<string>()],
        };
    }

    private static Derived MachineText(Request request, Subject subject)
    {
        var machine = MachineGraph.Of(request, subject);
        return new(request.Order is null ? machine.Entries : [machine.Entries[^1]], [], [], false, Entry.Roots(machine.Entries));
    }

    private static Answer WithNumbers(Answer answer, Request request, Subject subject)
    {
        CheckPoint(request, subject);
        var machine = MachineGraph.Of(request, subject);
        answer = answer with { Notes = [.. answer.Notes, .. Remarks.Unused("the point", request.At!.Keys, subject.Inputs)] };
        var values = machine.Evaluate(Directions.Join(request), request.Options.Limits, subject.Inputs);
        if (machine.Entries.Count == 0) return answer with { Value = values[0] };
        var name = request.Mode == Mode.Gradient && subject.Output.Shape.Rank > 0 ? Mode.Jacobian.Name : request.Mode.Name;
        var (field, layout) = request.Order is null ? (name, request.Mode.Layout) : ("orders", NumberLayout.List);
        return answer with { Value = values[0], Numbers = new(field, layout, Entry.Keys(machine.Entries), values[1..]) };
    }

    private static Request Fitted(Request request, Subject subject) =>
        request with { At = DeclaredRanks.Of(request.At!, subject.Inputs), Tangent = DeclaredRanks.Of(request.Tangent, subject.Inputs) };

    /// <summary>Every variable needs a value, in a direction too.</summary>
    public static void CheckPoint(Request request, Subject subject)
    {
        if (subject.Original.FreeVariables().FirstOrDefault(name => !request.At!.ContainsKey(name)) is { } missing)
            throw subject.NoValue(missing, request.At!.Keys, "add it to the point");
        if (subject.Inputs.Find(input => input.Shape.Rank == 0 && request.At!.TryGetValue(input.VariableName!, out var value) && value.Rank > 0) is { VariableName: { } number })
            throw new RequestException(RequestCodes.FieldKind,
                $"the variable {Excerpt.Quote(number)} is a number, and its value has the shape {TensorText.ShapeOf(request.At![number])}",
                "declare the lengths of its axes: x[n], A[m,n]");
        if (request.Mode.NeedsTangent && subject.Names.FirstOrDefault(name => !request.Tangent.ContainsKey(name)) is { } direction)
            throw new RequestException(RequestCodes.MissingValue, $"the tangent has no value for {Excerpt.Quote(direction)}", "give one for each variable");
    }
}
