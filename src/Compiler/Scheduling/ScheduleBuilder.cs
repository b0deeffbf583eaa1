using SymDiff.Ops;

namespace SymDiff.Compiling;

/// <summary>Turns graphs into a schedule, arguments before the nodes that use them; a choice's condition before its arms.</summary>
internal sealed class ScheduleBuilder
{
    /// <summary>Longer sums and products become partial ones, so that no piece of code grows with the number of terms.</summary>
    public const int MaxOperands = 8;

    private readonly Dictionary<string, int> inputs;
    private readonly FunctionBindings functions;
    private readonly NodeMap<int> steps = [];
    private readonly List<Instruction> instructions = [];
    private readonly List<int> operands = [];

    private ScheduleBuilder(ReadOnlySpan<string> names, FunctionBindings functions)
    {
        this.functions = functions;
        inputs = new(names.Length);
        for (var i = 0; i < names.Length; i++)
            if (!inputs.TryAdd(names[i], i)) throw CompileErrors.RepeatedArgument(names[i]);
    }

    /// <summary>The schedule that computes the roots from the named inputs.</summary>
    /// <exception cref="SymDiffException">A variable is not among the names, a name occurs twice, or a function is not bound.</exception>
    public static Schedule Build(ReadOnlySpan<Expr> roots, ReadOnlySpan<string> names, FunctionBindings functions)
    {
        var builder = new ScheduleBuilder(names, functions);
        var schedule = builder.Build(roots);
        if (schedule.Laziness.Speculated.Count == 0) return EagerOrder.Apply(schedule);
        var nodes = builder.steps.ToLookup(pair => pair.Value, pair => pair.Key).ToDictionary(group => group.Key, group => group.First());
        return CallConditions.MakeExplicit(roots, schedule, nodes) is { } changed ? Build(changed, names, functions) : EagerOrder.Apply(schedule);
    }

    /// <summary>The first root comes last: it is the value, and its derivatives ask for parts of it where they use them.</summary>
    private Schedule Build(ReadOnlySpan<Expr> roots)
    {
        var outputs = new int[roots.Length];
        for (var i = 1; i < outputs.Length; i++) outputs[i] = Visit(roots[i]);
        if (outputs.Length > 0) outputs[0] = Visit(roots[0]);
        return new([.. instructions], [.. operands], outputs, inputs.Count);
    }

    private int Visit(Expr root)
    {
        if (steps.TryGetValue(root, out var known)) return known;
        var stack = new Stack<Frame>([Open(root)]);
        while (stack.TryPeek(out var frame))
        {
            if (NextOpen(frame) is { } child)
            {
                stack.Push(Open(child));
                continue;
            }
            steps[frame.Node] = Close(frame);
            stack.Pop();
        }
        return steps[root];
    }

    private Frame Open(Expr node) => new(node, node.Args.IsEmpty ? null : KernelOf(node));

    /// <summary>The next argument without a step; on the way, arguments of a long sum or product are gathered into partial ones.</summary>
    private Expr? NextOpen(Frame frame)
    {
        var args = frame.Node.Args;
        while (frame.Next < args.Length && steps.TryGetValue(args[frame.Next], out var step))
        {
            if (frame.Pending.Count == MaxOperands && frame.Kernel!.FoldsLeft)
            {
                var partial = Append(frame.Kernel, frame.Pending);
                frame.Pending.Clear();
                frame.Pending.Add(partial);
            }
            frame.Pending.Add(step);
            frame.Next++;
        }
        return frame.Next < args.Length ? args[frame.Next] : null;
    }

    private int Close(Frame frame) => frame.Kernel is null ? Add(Leaf(frame.Node)) : Append(frame.Kernel, frame.Pending);

    private int Append(Kernel kernel, List<int> args)
    {
        if (instructions[args[^1]] is { IsConstant: true } last && kernel.ForLastConstant(last.Value) is { } better)
            return Append(better, args[..^1]);
        if (kernel.IsPure && args.TrueForAll(step => instructions[step].IsConstant))
            return Add(Instruction.OfConstant(kernel.Run([.. args.Select(step => instructions[step].Value)])));
        var first = operands.Count;
        operands.AddRange(args);
        return Add(new(kernel, first, args.Count, -1, 0));
    }

    private int Add(Instruction instruction)
    {
        instructions.Add(instruction);
        return instructions.Count - 1;
    }

    private Instruction Leaf(Expr node)
    {
        if (node.Shape.Rank > 0) throw CompileErrors.NotScalar(node);
        return node switch
        {
            { Literal: { } literal } => Instruction.OfConstant(literal.ToDouble()),
            { Op: NamedConstantOp constant } => Instruction.OfConstant(constant.Value),
            { VariableName: { } name } => Instruction.OfInput(inputs.TryGetValue(name, out var at) ? at : throw CompileErrors.MissingArgument(name, inputs.Keys)),
            _ => throw CompileErrors.NoLowering(node.Op),
        };
    }

    private Kernel KernelOf(Expr node) =>
        node.Op is OpaqueOp opaque ? functions.KernelOf(opaque)
        : LoweringTable.Find(node.Op) ?? throw (node.Shape.Rank > 0 ? CompileErrors.NotScalar(node) : CompileErrors.NoLowering(node.Op));

    /// <summary>A node on the way: its arguments that are done, and where to go on.</summary>
    private sealed class Frame(Expr node, Kernel? kernel)
    {
        public Expr Node => node;

        public Kernel? Kernel => kernel;

        public int Next { get; set; }

        public List<int> Pending { get; } = [];
    }
}
