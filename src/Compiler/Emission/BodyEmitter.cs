using System.Linq.Expressions;

namespace SymDiff.Compiling;

/// <summary>Turns the statements of one body into an expression tree: nested where a value is read once, locals elsewhere.</summary>
internal sealed class BodyEmitter
{
    private readonly EmissionPlan plan;
    private const int ReadAtEnd = -1;

    private readonly int body;
    private readonly Stages stages;
    private readonly Code code;
    private readonly LocalPool pool = new();
    private readonly Dictionary<int, int> reads = [];
    private readonly Dictionary<int, int> lastReads = [];
    private readonly Dictionary<int, ParameterExpression> locals = [];
    private readonly Dictionary<int, ParameterExpression> hoisted = [];
    private readonly GuardedBlock block;

    private BodyEmitter(EmissionPlan plan, int body)
    {
        this.plan = plan;
        this.body = body;
        stages = Stages.Of(plan, body);
        code = plan.Ports.Code;
        block = new(step => code.Test(Read(step)));
    }

    /// <summary>The code of one body.</summary>
    public static BlockExpression Emit(EmissionPlan plan, int body) => new BodyEmitter(plan, body).Emit();

    private BlockExpression Emit()
    {
        FindReads();
        if (stages.Ahead.Length > 0) EmitAhead();
        EmitStatements(stages.Rest);
        var all = new List<Expression>([.. plan.Ports.Checks(plan.Slots.Length), .. block.Close(), .. LeafOutputs(), Expression.Empty()]);
        if (plan.Ports.Result is not { } result) return Expression.Block(typeof(void), pool.All, all);
        all.Add(result);
        return Expression.Block([result, .. pool.All], all);
    }

    /// <summary>Outputs that are ready ahead are written in their own turn: they may have the memory of an input.</summary>
    private void EmitAhead()
    {
        plan.Ports.Ahead(() =>
        {
            EmitStatements(stages.Ahead);
            return block.Take();
        });
        foreach (var step in locals.Keys.ToArray()) locals[step] = plan.Ports.Carry(locals[step]);
        foreach (var statement in stages.Ahead.Where(plan.Outputs.Contains)) StoreOutputs(statement, Read(statement));
    }

    private void EmitStatements(int[] statements)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            CopyReads(statements[i]);
            if (i + 1 < statements.Length && TryEmitJoint(statements[i], statements[i + 1])) i++;
            else EmitStatement(statements[i]);
        }
    }

    private void FindReads()
    {
        foreach (var statement in (int[])[.. stages.Ahead, .. stages.Rest])
            plan.Layout.VisitReads(statement, step =>
            {
                lastReads[step] = statement;
                reads[step] = reads.GetValueOrDefault(step) + 1;
            });
        foreach (var statement in stages.Ahead)
            if (plan.Outputs.Contains(statement)) lastReads[statement] = ReadAtEnd;
    }

    /// <summary>Copies to locals what comes from outside the body and is read more than once; a copy under a condition would be missing elsewhere.</summary>
    private void CopyReads(int statement)
    {
        if (plan.Schedule.GuardOf(statement) != Guard.Always) return;
        plan.Layout.VisitReads(statement, step =>
        {
            if (reads[step] == 1 || locals.ContainsKey(step)) return;
            if (plan.Schedule[step].IsInput && !plan.Ports.CopiesInputs) return;
            if (hoisted.ContainsKey(step)) return;
            var outside = Read(step);
            if (plan.IsFixed[step])
            {
                hoisted[step] = plan.Ports.Hoist(outside);
                return;
            }
            var local = locals[step] = pool.Take(code.NumberType);
            block.Add(Guard.Always, Expression.Assign(local, outside));
        });
    }

    private void EmitStatement(int statement)
    {
        foreach (var member in plan.Layout.MembersOf(statement))
        {
            var operands = plan.Schedule.OperandsOf(member);
            var read = new Expression[operands.Length];
            for (var i = 0; i < read.Length; i++) read[i] = Read(operands[i]);
            var value = plan.Schedule[member].Kernel!.Emit(code, read);
            plan.Nested[member] = plan.IsFixed[member] ? hoisted[member] = plan.Ports.Hoist(value) : value;
        }
        Keep(statement, plan.Nested[statement]!);
        foreach (var member in plan.Layout.MembersOf(statement)) plan.Nested[member] = null;
        ReleaseAfter(statement);
    }

    /// <summary>Two values from one call. The second one's way out is a variable for this alone: one whose address is taken may cost more.</summary>
    private bool TryEmitJoint(int statement, int other)
    {
        if (plan.IsFixed[statement] || !plan.Schedule.AreJoint(statement, other)) return false;
        var second = Expression.Variable(code.NumberType);
        var operand = code.Number(Read(plan.Schedule.OperandsOf(statement)[0]));
        if (code.Join(plan.Schedule[statement].Kernel!, operand, second, plan.IsLong) is not { } call) return false;
        pool.All.Add(second);
        Keep(statement, call);
        Keep(other, second);
        ReleaseAfter(statement);
        ReleaseAfter(other);
        return true;
    }

    private void Keep(int statement, Expression value)
    {
        var guard = plan.Schedule.GuardOf(statement);
        if (!hoisted.ContainsKey(statement) && (lastReads.ContainsKey(statement) || plan.Layout.Kept[statement]))
        {
            var local = locals[statement] = pool.Take(value.Type);
            block.Add(guard, Expression.Assign(local, value));
            value = local;
        }
        if (plan.Slots.Of(statement) is { } slot) block.Add(guard, plan.Ports.Keep(slot, code.Number(value)));
        if (Array.IndexOf(stages.Ahead, statement) < 0) StoreOutputs(statement, value);
    }

    private void StoreOutputs(int statement, Expression value)
    {
        foreach (var output in plan.Outputs[statement]) block.Add(plan.Schedule.GuardOf(statement), plan.Ports.Store(output, code.Number(value)));
    }

    private Expression Read(int step)
    {
        if (plan.Nested[step] is { } nested) return nested;
        if (hoisted.TryGetValue(step, out var before)) return before;
        if (locals.TryGetValue(step, out var local)) return local;
        ref readonly var instruction = ref plan.Schedule[step];
        return instruction.IsConstant ? code.Constant(instruction.Value)
            : instruction.IsInput ? plan.Ports.Load(instruction.Input)
            : plan.Ports.Slot(plan.Slots.Of(step)!.Value);
    }

    private void ReleaseAfter(int statement)
    {
        Release(statement);
        plan.Layout.VisitReads(statement, Release);

        void Release(int step)
        {
            if (lastReads.GetValueOrDefault(step, statement) == statement && locals.Remove(step, out var local)) pool.Release(local);
        }
    }

    /// <summary>Outputs that are an input or a constant as they stand.</summary>
    private IEnumerable<Expression> LeafOutputs() =>
        body < plan.Layout.BodyCount - 1 ? [] : plan.Outputs
            .Where(group => plan.Schedule[group.Key].Kernel is null)
            .SelectMany(group => group, (group, output) => plan.Ports.Store(output, Read(group.Key)));
}
