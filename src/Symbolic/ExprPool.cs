using System.Runtime.InteropServices;
using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// The one table of live nodes, so that equal nodes are one object. Striped for many threads; holds its nodes weakly, and
/// a stripe drops its dead handles when it grows.
/// </summary>
internal static class ExprPool
{
    private const int StripeBits = 4;

    private static readonly Stripe[] Stripes = MakeStripes();

    /// <summary>The node for this operator and these arguments, made on first use.</summary>
    public static Expr Intern(Op op, ReadOnlySpan<Expr> args, Shape? shape = null)
    {
        var hash = op.Hash;
        var latest = 0;
        foreach (var arg in args) (hash, latest) = (hash.With(arg.Hash), Math.Max(latest, arg.Serial));
        return Stripes[hash.High & ((1 << StripeBits) - 1)].Intern(op, args, shape, hash, args.IsEmpty ? (int)hash.High : latest);
    }

    private static Stripe[] MakeStripes()
    {
        var stripes = new Stripe[1 << StripeBits];
        for (var i = 0; i < stripes.Length; i++) stripes[i] = new(i);
        return stripes;
    }

    /// <summary>
    /// A node is looked for first where those stand that were made along with its youngest argument, then in steps of its own: who makes a graph goes through the table from one end to the
    /// other, and finds the neighbourhood in the caches.
    /// </summary>
    private sealed class Stripe(int number)
    {
        private const int SmallestLength = 64;
        private const int NodesNear = 6;
        private const int Bucket = 8;
        private const int SparsestLoad = 8;

        private readonly Lock gate = new();

        // to make a handle and to free it takes longer than all else here, so those of dead nodes are used again: as many as the table has room for,
        // which therefore becomes smaller only where few nodes are left, and then by half
        private Stack<WeakGCHandle<Expr>>? spare;
        private Slot[] slots = new Slot[SmallestLength];
        private int count;
        private int made;

        public Expr Intern(Op op, ReadOnlySpan<Expr> args, Shape? shape, ContentHash hash, int near)
        {
            var (start, stride) = ((uint)(near >> StripeBits) / NodesNear, (uint)hash.Low | 1);
            lock (gate)
            {
                ref var slot = ref Place(start, stride, 0);
                for (var probe = 1u; slot.Handle.IsAllocated; slot = ref Place(start, stride, probe++))
                    if (slot.Start == start && slot.Stride == stride && slot.Handle.TryGetTarget(out var found) && Same(found, op, args, hash)) return found;
                var node = new Expr(op, args, shape ?? op.InferShape(args), hash, (made++ << StripeBits) | number);
                slot = new(start, stride, HandleOf(node));
                if (++count > MostIn(slots.Length)) Rehash();
                return node;
            }
        }

        private WeakGCHandle<Expr> HandleOf(Expr node)
        {
            if (spare is null || !spare.TryPop(out var handle)) return new(node);
            handle.SetTarget(node);
            return handle;
        }

        private static bool Same(Expr node, Op op, ReadOnlySpan<Expr> args, ContentHash hash) =>
            node.Hash == hash && node.Op.Equals(op) && node.Args.SequenceEqual(args);

        private void Rehash()
        {
            var live = Compact();
            var size = live.Length * SparsestLoad < slots.Length ? Math.Max(SmallestLength, slots.Length / 2) : slots.Length;
            while (size < live.Length * 3L) size *= 2;
            count = live.Length;
            if (size == slots.Length) live = Emptied(count);
            else slots = new Slot[size];
            foreach (var slot in live) Put(slot);
            while (spare?.Count > MostIn(size) - count) spare.Pop().Dispose();
        }

        /// <summary>Takes the first slots out of the table and empties it: a table that does not grow is no new memory.</summary>
        private ReadOnlySpan<Slot> Emptied(int first)
        {
            var taken = slots.AsSpan(0, first).ToArray();
            slots.AsSpan().Clear();
            return taken;
        }

        private static int MostIn(int length) => (int)(length * 2L / 3);

        /// <summary>Puts the slots of live nodes at the front of the table and takes the handles of dead ones.</summary>
        private ReadOnlySpan<Slot> Compact()
        {
            var live = 0;
            foreach (var slot in slots)
            {
                if (!slot.Handle.IsAllocated) continue;
                if (slot.Handle.TryGetTarget(out _)) slots[live++] = slot;
                else (spare ??= new()).Push(slot.Handle);
            }
            return slots.AsSpan(0, live);
        }

        private void Put(Slot slot)
        {
            var probe = 0u;
            while (Place(slot.Start, slot.Stride, probe).Handle.IsAllocated) probe++;
            Place(slot.Start, slot.Stride, probe) = slot;
        }

        /// <summary>Where a node may stand: places side by side, then as many elsewhere.</summary>
        private ref Slot Place(uint start, uint stride, uint probe) => ref slots[(((start + (probe / Bucket * stride)) * Bucket) + (probe % Bucket)) & (uint)(slots.Length - 1)];

        private readonly record struct Slot(uint Start, uint Stride, WeakGCHandle<Expr> Handle);
    }
}
