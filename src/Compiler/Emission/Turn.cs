namespace SymDiff.Compiling;

/// <summary>When the operations of one turn of a loop begin and end, were there units enough for all.</summary>
internal sealed class Turn
{
    private readonly List<Operation> operations = [];
    private readonly Dictionary<int, int> places = [];
    private readonly int[] ends;

    /// <param name="plan">What the statements are part of.</param>
    /// <param name="statements">The statements of the turn; what is the same in every turn takes no time.</param>
    public Turn(EmissionPlan plan, int[] statements)
    {
        foreach (var statement in statements)
        {
            var members = plan.Layout.MembersOf(statement).ToArray().Where(member => !plan.IsFixed[member]).ToArray();
            foreach (var member in members)
            {
                var kernel = plan.Schedule[member].Kernel!;
                int[] operands = [.. plan.Schedule.OperandsOf(member).ToArray().Where(places.ContainsKey).Select(operand => places[operand])];
                HasCalls |= LaneTable.IsLaneByLane(kernel) || !kernel.IsPure;
                places[member] = operations.Count;
                operations.Add(new(operands, operations.Count + members.Length - 1 - Array.IndexOf(members, member), LaneTable.Latency(kernel), LaneTable.Weigh(kernel)));
            }
        }
        ends = new int[operations.Count];
        Follow(0, ends);
    }

    /// <summary>Whether functions are called, lane by lane: nothing else takes time beside them, and a user's must not be called once more than there are turns.</summary>
    public bool HasCalls { get; }

    /// <summary>The ends of statements, where the turn may be cut.</summary>
    public IEnumerable<int> Cuts => operations.Select(operation => ends[operation.Statement]).Distinct();

    /// <summary>When the value of a statement is there, from the beginning of the turn.</summary>
    public int End(int statement) => places.TryGetValue(statement, out var place) ? ends[place] : 0;

    /// <summary>
    /// For how long all operations together wait for operands if the statements that end by some time are computed a turn ahead; those of a function on average half as long
    /// as it takes.
    /// </summary>
    public double Waiting(int cut) => Follow(cut, new int[ends.Length]);

    private double Follow(int cut, int[] found)
    {
        var waiting = 0.0;
        for (var i = 0; i < found.Length; i++)
        {
            var (operation, begin) = (operations[i], 0);
            foreach (var operand in operation.Operands)
                if (IsAhead(i) || !IsAhead(operand)) begin = Math.Max(begin, found[operand]);
            found[i] = begin + operation.Time;
            waiting += operation.Weight * (begin + (operation.Time / 2.0));
        }
        return waiting;

        bool IsAhead(int place) => ends[operations[place].Statement] <= cut;
    }

    /// <summary>One operation.</summary>
    /// <param name="Operands">The places of those whose values it reads.</param>
    /// <param name="Statement">The place of the one that ends its statement.</param>
    /// <param name="Time">Cycles that it takes.</param>
    /// <param name="Weight">How many operations it stands for.</param>
    private readonly record struct Operation(int[] Operands, int Statement, int Time, int Weight);
}
